// server/run/session/open-carried.ts
import { randomBytes } from "node:crypto";
import { execa as execa3 } from "execa";

// server/run/session/signal-name.ts
import { constants } from "node:os";
var names = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));
var signalOfStatus = (status) => status === null || status <= 128 ? null : names.get(status - 128) ?? null;

// server/run/session/bash-session.ts
var silence = 300;
var patience = 2e4;
var BashSession = class {
  #shell;
  #current = null;
  #ended = false;
  #gone = settleable();
  /** The operator typed something since the last command: the line may hold the rest of it. */
  #typed = false;
  constructor(shell) {
    this.#shell = shell;
    shell.terminal.onData((data) => this.#take(data));
    shell.terminal.onExit((exit) => this.#end(exit));
  }
  /** The shell's process, where it lives. */
  get pid() {
    return this.#shell.pid;
  }
  /** Whether the shell's user is root. */
  get root() {
    return this.#shell.root;
  }
  /** What the operator must know about the terminal; null when there is nothing. */
  get note() {
    return this.#shell.terminal.note;
  }
  get alive() {
    return !this.#ended;
  }
  /** What another shell in this one's place can be restored from; null when there is nothing. */
  get snapshot() {
    return this.#shell.snapshots.newest;
  }
  /**
   * Runs a command's text, which must be complete. `id` must rise from command to command. With `endOfInput` the
   * command's standard input is at its end, and what it asks of the terminal itself is answered by an end of input.
   */
  run(id2, text, watcher, endOfInput) {
    if (this.#current !== null) throw new Error("a command is running in this session");
    const { terminal, delivery } = this.#shell;
    const input = endOfInput || terminal.kind === "pipes" ? " </dev/null" : "";
    const typed = delivery.typed(id2, text, input);
    return new Promise((settle) => {
      const now = performance.now();
      const timer = setTimeout(() => this.#lose(), patience);
      this.#current = {
        ...{ id: id2, watcher, endOfInput, settle, timer, started: now, begun: false, silent: true, leaving: null },
        ...{ lastOutput: now, waiting: null, hints: 0, interrupted: 0 }
      };
      if (this.#ended) return this.#finish({ status: null, signal: null, cwd: null, shell: "died" });
      const clear = this.#typed ? "" : "";
      this.#typed = false;
      terminal.write(clear + typed);
    });
  }
  /** The operator's keys for the command that runs; dropped while none does, for the shell would run them. */
  input(data) {
    const current = this.#current;
    if (current === null || !current.begun || this.#shell.terminal.kind === "pipes") return;
    this.#typed = true;
    if (/[\r\n\x03\x04]/.test(data)) this.#waits(current, null);
    this.#shell.terminal.write(data);
  }
  /**
   * Interrupts the command that runs: the first time as Ctrl-C does, the second time by TERM to the programs in the
   * foreground, then by KILL, which takes the shell itself when it is the shell that runs.
   */
  interrupt(insistence) {
    const current = this.#current;
    if (current === null) return;
    if (!current.begun) {
      current.interrupted = insistence;
      return;
    }
    if (insistence <= 1) {
      this.#press(current, 20);
      return;
    }
    this.#shell.processes.signal("foreground", insistence === 2 ? "SIGTERM" : "SIGKILL");
  }
  resize(columns, rows) {
    if (!this.#ended) this.#shell.terminal.resize(columns, rows);
  }
  /** Hangs up, and takes away what the shell wrote down once it has gone: that holds the operator's exports. */
  async close() {
    if (!this.#ended) {
      this.#shell.terminal.kill();
      const stubborn = setTimeout(() => this.#lose(), 2e3);
      await this.#gone.promise;
      clearTimeout(stubborn);
    }
    await this.#shell.tidy();
  }
  /**
   * Ctrl-C, and SIGINT to the shell soon after: a program may take Ctrl-C for itself and end as if nothing had been.
   * Pressed again while what runs has not heard it.
   */
  #press(current, times) {
    const { terminal, processes } = this.#shell;
    const hasHeard = processes.beforeInterrupt();
    terminal.write("");
    setTimeout(() => {
      if (this.#current !== current) return;
      processes.signal("shell", "SIGINT");
      if (times > 0 && !hasHeard()) this.#press(current, times - 1);
    }, 100).unref();
  }
  #take(data) {
    const { scanner, snapshots } = this.#shell;
    for (const piece of scanner.scan(data)) {
      const current = this.#current;
      if (piece.kind === "marker") this.#mark(piece.name, piece.fields);
      else if (snapshots.reading) snapshots.read(piece.data);
      else if (current?.begun === true) {
        const data2 = current.silent ? withoutTrace(piece.data) : piece.data;
        current.silent = false;
        current.lastOutput = performance.now();
        if (data2.length > 0) current.watcher.output(data2);
      }
    }
  }
  #mark(name, [id2 = "", status = "", ...path]) {
    if (name === "E" || name === "F") {
      this.#shell.snapshots.mark(name);
      return;
    }
    if (name === "X" && this.#shell.terminal.kind !== "pipes") this.#shell.terminal.write("\n");
    const current = this.#current;
    if (current === null || Number(id2) !== current.id) return;
    if (name === "C") {
      current.begun = true;
      current.started = current.lastOutput = performance.now();
      clearTimeout(current.timer);
      this.#watch(current, silence);
      if (current.interrupted > 0) this.interrupt(current.interrupted);
      return;
    }
    const cwd = path.join(";");
    this.#shell.snapshots.take(current.id);
    if (name === "X") current.leaving = { status: Number(status), cwd };
    if (name === "D") {
      this.#finish({ status: Number(status), signal: signalOfStatus(Number(status)), cwd, shell: "alive" });
    }
  }
  #finish(end) {
    const current = this.#current;
    if (current === null) return;
    this.#current = null;
    clearTimeout(current.timer);
    this.#shell.delivery.done(current.id);
    current.settle({ ...end, ms: performance.now() - current.started });
  }
  #end(exit) {
    if (this.#ended) return;
    this.#ended = true;
    this.#gone.settle();
    const rest = this.#shell.scanner.rest();
    const current = this.#current;
    if (current === null) return;
    if (current.begun && rest.length > 0) current.watcher.output(rest);
    if (current.leaving === null) this.#shell.snapshots.salvage(current.id);
    const { leaving } = current;
    if (exit.signal !== 0) {
      const status = 128 + exit.signal;
      this.#finish({ status, signal: signalOfStatus(status), cwd: leaving?.cwd ?? null, shell: "died" });
    } else if (leaving !== null) {
      const { status, cwd } = leaving;
      this.#finish({ status, signal: signalOfStatus(status), cwd, shell: "left" });
    } else {
      this.#finish({ status: exit.status, signal: signalOfStatus(exit.status), cwd: null, shell: "died" });
    }
  }
  /** The shell does not answer: it is ended, and how the command ended is unknown. */
  #lose() {
    this.#ended = true;
    this.#gone.settle();
    this.#shell.processes.signal("shell", "SIGKILL");
    this.#shell.terminal.kill();
    this.#finish({ status: null, signal: null, cwd: null, shell: "died" });
  }
  #watch(current, delay) {
    current.timer = setTimeout(() => void this.#look(current), delay);
  }
  /** Once the command has been silent for a while: does it wait for the operator? */
  async #look(current) {
    const quiet = performance.now() - current.lastOutput;
    if (quiet < silence) return this.#watch(current, silence - quiet);
    const waiting = await this.#shell.processes.waitsFor();
    if (this.#current !== current) return;
    this.#watch(current, silence);
    if (waiting !== null && current.endOfInput) {
      current.hints++;
      if (current.hints <= 3) this.#shell.terminal.write("");
      else this.interrupt(current.hints - 3);
    } else this.#waits(current, waiting);
  }
  #waits(current, waiting) {
    if (current.waiting === waiting) return;
    current.waiting = waiting;
    current.watcher.waiting(waiting);
  }
};
function withoutTrace(data) {
  if (data[0] !== 43) return data;
  const line = /^\++ builtin \. \S*\/\d+\.sh\r?\n/.exec(data.toString("latin1", 0, 4200));
  return line === null ? data : data.subarray(line[0].length);
}
function settleable() {
  let settle = () => {
  };
  const promise = new Promise((resolve) => settle = resolve);
  return { promise, settle };
}

// server/run/session/bootstrap.ts
var quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
var spare = 250;
function bootstrap({ nonce, folder, terminal, borrowed, restore, practice }) {
  const tell = terminal && practice === null ? ">/dev/tty" : `>&${spare}`;
  const write = practice === null && folder !== null;
  const say = practice === null && folder === null;
  return [
    "builtin set +o history +H",
    "builtin shopt -s expand_aliases",
    "builtin unset HISTFILE",
    `PS1= PS2= ${borrowed ? "" : "IGNOREEOF=1000000"}`,
    `__rb_nonce=${nonce} __rb_id= __rb_last=0 __rb_dir=${quoted(folder ?? "")}`,
    terminal && practice === null ? "" : `exec ${spare}>${terminal ? "/dev/tty" : "&1"}`,
    "__rb_tell() {",
    '  builtin printf "" || builtin enable printf',
    `  builtin printf '\\033]633;%s;%s;%s;%s;%s\\007' "$1" "$__rb_nonce" "$__rb_id" "$__rb_last" "\${PWD//[[:cntrl:]]/?}" ${tell}`,
    "}",
    // Exports and the folder, for the shell that comes after this one.
    "__rb_snapshot() {",
    ...write ? ['  { builtin declare -px; builtin printf "builtin cd -- %q\\n" "$PWD"; } >|"$__rb_dir/snapshot.${__rb_id:-0}"'] : say ? [`  __rb_tell E; { builtin declare -px; builtin printf 'builtin cd -- %q\\n' "$PWD"; } ${tell}; __rb_tell F`] : ["  :"],
    "}",
    ...folder === null ? receive : [],
    "__rb_start() {",
    "  { builtin local -; builtin set +eux; } 2>/dev/null",
    "  __rb_id=$1",
    `  builtin printf '\\033]633;C;%s;%s\\007' "$__rb_nonce" "$__rb_id" ${tell}`,
    '  builtin return "$__rb_last"',
    "} 2>/dev/null",
    "__rb_done() {",
    "  __rb_now=$?",
    "  { builtin local -; builtin set +euxC; } 2>/dev/null",
    "  if [[ -n $__rb_id ]]; then",
    "    __rb_last=$__rb_now",
    ...terminal ? [
      // A command may have replaced the shell's own input, or left lines that nobody read: the shell would run them.
      "    [[ -t 0 ]] || exec </dev/tty",
      "    while builtin read -r -t 0 && IFS= builtin read -r -t 0.01 __rb_line; do :; done </dev/tty",
      "    __rb_line="
    ] : [],
    ...write ? [
      "    __rb_snapshot",
      '    builtin printf "%s" "$__rb_last" >|"$__rb_dir/$__rb_id.rc"',
      "    PROMPT_COMMAND=__rb_done"
    ] : say ? ["    __rb_snapshot", "    PROMPT_COMMAND=__rb_done"] : [],
    "    __rb_tell D",
    "    __rb_id=",
    "  fi",
    '  builtin return "$__rb_last"',
    "} 2>/dev/null",
    "__rb_exit() {",
    "  __rb_last=$?",
    "  { builtin local -; builtin set +euxC; } 2>/dev/null",
    "  __rb_snapshot",
    "  __rb_tell X",
    // What was printed last can be lost with the terminal: it is kept open until somebody has read all of it.
    ...terminal ? ["  IFS= builtin read -r -t 1 __rb_line </dev/tty"] : [],
    "} 2>/dev/null",
    "builtin trap __rb_exit EXIT",
    "PROMPT_COMMAND=__rb_done",
    restore === null ? "" : `{ ${restore}
} 2>/dev/null`,
    practice ?? "",
    "__rb_boot=",
    "{ builtin read -r __rb_boot </proc/sys/kernel/random/boot_id; } 2>/dev/null",
    `builtin printf '\\033]633;R;%s;%s;%s;%s;%s\\007' "$__rb_nonce" "$$" "\${BASH_VERSINFO[0]}.\${BASH_VERSINFO[1]}" "$EUID" "$__rb_boot" ${tell}`,
    ""
  ].join("\n");
}
var receive = [
  "__rb_recv() {",
  "  { builtin local -; builtin local IFS= __rb_n=$1 __rb_line; builtin set +eux; } 2>/dev/null",
  '  builtin printf "" || builtin enable printf',
  "  __rb_body=",
  "  while (( __rb_n-- > 0 )) && builtin read -rs __rb_line; do",
  '    builtin printf -v __rb_line %b "$__rb_line"',
  "    __rb_body+=$__rb_line",
  "  done",
  '  builtin return "$__rb_last"',
  "} 2>/dev/null"
];

// server/run/session/carried-processes.ts
import { execa } from "execa";
var patience2 = 5e3;
var pause = 1e3;
function carriedProcesses(shell, beside) {
  let asked = -Infinity;
  let known = null;
  const ask = async (script) => {
    const { stdout } = await execa(beside.program, [...beside.arguments(script)], {
      env: { ...beside.environment },
      extendEnv: false,
      stdin: "ignore",
      stderr: "ignore",
      timeout: patience2,
      reject: false,
      maxBuffer: 1e4
    });
    return stdout;
  };
  return {
    waitsFor: async () => {
      const now = performance.now();
      if (now - asked < pause) return known;
      asked = now;
      return known = waitingOf(await ask(looking(shell)));
    },
    signal: (whom, name) => {
      const signal = name.replace(/^SIG/, "");
      void ask(whom === "shell" ? `kill -${signal} ${shell}` : `${foreground(shell)} kill -${signal} -- -$6`);
    },
    beforeInterrupt: () => () => true
  };
}
var foreground = (shell) => `read -r s </proc/${shell}/stat || exit; set -- \${s##*) };`;
var looking = (shell) => [
  foreground(shell),
  // The terminal's device as proc(5) packs it: pseudo-terminals have the major numbers from 136.
  "t=/dev/pts/$(( (($5 >> 8 & 4095) - 136) * 256 + ($5 & 255 | $5 >> 12 & 1048320) ));",
  "for p in /proc/[0-9]*; do",
  "read -r s <$p/stat || continue; g=$6; set -- ${s##*) };",
  'if [ "$3" = "$g" ] && [ "$6" = "$g" ]; then',
  "if read -r n d r <$p/syscall; then",
  "case $n in 0|63|3) case $(readlink $p/fd/$((d))) in /dev/pts/*|/dev/tty*) echo reads;; esac;; esac;",
  "else echo hidden; fi; fi; set -- 0 0 0 0 0 $g; done 2>/dev/null;",
  'stty -a <$t 2>/dev/null | grep -o -e " -\\?icanon" -e " -\\?echo\\b"'
].join(" ");
function waitingOf(found) {
  const said = new Set(found.split("\n").map((line) => line.trim()));
  const listens = said.has("reads") || said.has("hidden");
  if (listens && said.has("icanon") && said.has("-echo")) return "password";
  return said.has("reads") ? "input" : null;
}

// server/run/session/snapshots.ts
var most = 1 << 20;
var SaidSnapshots = class {
  #newest;
  #said = null;
  #size = 0;
  constructor(before) {
    this.#newest = before;
  }
  get reading() {
    return this.#said !== null;
  }
  read(data) {
    this.#size += data.length;
    if (this.#size <= most) this.#said?.push(Buffer.from(data));
  }
  mark(name) {
    if (name === "F" && this.#said !== null && this.#size <= most)
      this.#newest = Buffer.concat(this.#said).toString().replaceAll("\r\n", "\n");
    this.#said = name === "E" ? [] : null;
    this.#size = 0;
  }
  take() {
  }
  salvage() {
    this.#said = null;
  }
  get newest() {
    return this.#newest;
  }
};

// server/run/session/delivery.ts
var longest = 3e3;
var InBandDelivery = class {
  typed(id2, text, input) {
    const lines = encode(text);
    return [
      `__rb_recv ${lines.length}`,
      ...lines,
      `__rb_start ${id2}; builtin eval "$__rb_body"${input}; { __rb_done; } 2>/dev/null`,
      ""
    ].join("\n");
  }
  done() {
  }
};
function encode(text) {
  const lines = [];
  let line = "";
  for (const byte of Buffer.from(text)) {
    const isPlain = byte >= 32 && byte < 127 && byte !== 92;
    line += isPlain ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, "0")}`;
    if (line.length < longest) continue;
    lines.push(line);
    line = "";
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}

// server/run/session/environment.ts
import { accessSync, constants as constants2, statSync } from "node:fs";
import { delimiter, join } from "node:path";
function findProgram(name, environment) {
  for (const folder of (environment.PATH ?? "").split(delimiter)) {
    const path = join(folder || ".", name);
    try {
      accessSync(path, constants2.X_OK);
      if (statSync(path).isFile()) return path;
    } catch {
    }
  }
  return null;
}

// server/run/session/marker-scanner.ts
var ESC = 27;
var BEL = 7;
var longest2 = 8192;
var MarkerScanner = class {
  #introducer;
  #tail;
  #held = Buffer.alloc(0);
  /** @param nonce A random word that programs cannot know. */
  constructor(nonce) {
    this.#introducer = Buffer.from("\x1B]633;");
    this.#tail = Buffer.from(`;${nonce};`);
  }
  scan(chunk) {
    const data = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const pieces = [];
    let from = 0;
    let at = data.indexOf(ESC);
    while (at !== -1) {
      const end = this.#match(data, at);
      if (end === "open") break;
      if (end === "none") {
        at = data.indexOf(ESC, at + 1);
        continue;
      }
      if (at > from) pieces.push({ kind: "bytes", data: data.subarray(from, at) });
      const name = data.toString("latin1", at + this.#introducer.length, at + this.#introducer.length + 1);
      const fields = data.toString("utf8", at + this.#introducer.length + 1 + this.#tail.length, end);
      pieces.push({ kind: "marker", name, fields: fields.split(";") });
      from = end + 1;
      at = data.indexOf(ESC, from);
    }
    const until = at === -1 ? data.length : at;
    if (until > from) pieces.push({ kind: "bytes", data: data.subarray(from, until) });
    this.#held = Buffer.from(data.subarray(until));
    return pieces;
  }
  /** What is held back when nothing more will come. */
  rest() {
    const rest = this.#held;
    this.#held = Buffer.alloc(0);
    return rest;
  }
  /** Where the marker that begins at `at` ends (its BEL), `open` when it may yet become one, `none` when it is none. */
  #match(data, at) {
    const parts = [
      { expected: this.#introducer, at },
      { expected: this.#tail, at: at + this.#introducer.length + 1 }
    ];
    for (const part of parts) {
      const actual = data.subarray(part.at, part.at + part.expected.length);
      if (actual.compare(part.expected, 0, actual.length) !== 0) return "none";
      if (actual.length < part.expected.length) return "open";
    }
    const end = data.indexOf(BEL, at);
    if (end !== -1) return end;
    return data.length - at > longest2 ? "none" : "open";
  }
};

// server/run/session/borrowed-terminal.ts
import { constants as constants3 } from "node:os";
import { execa as execa2 } from "execa";
var python = [
  "import os, pty, sys",
  "status = pty.spawn(sys.argv[1:])",
  "os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))"
].join("\n");
function borrowTerminal(environment, wanted) {
  const may = (kind) => wanted === null || wanted === kind;
  const script = may("script") && process.platform === "linux" ? findProgram("script", environment) : null;
  if (script !== null) {
    const note2 = "no pty for this platform: the session runs under script(1), and its size is fixed";
    return {
      kind: "script",
      open: (options) => {
        const { SHELL } = options.environment;
        const shell = SHELL === void 0 ? "unset SHELL;" : `SHELL=${quoted(SHELL)}`;
        const line = `${shell} exec ${[options.program, ...options.arguments].map(quoted).join(" ")}`;
        return over("script", note2, script, ["-qefc", line, "/dev/null"], options);
      }
    };
  }
  const python3 = may("python") ? findProgram("python3", environment) : null;
  if (python3 !== null) {
    const note2 = "no pty for this platform: the session runs under python3, and its size is fixed";
    return {
      kind: "python",
      open: (options) => over("python", note2, python3, ["-c", python, options.program, ...options.arguments], options)
    };
  }
  const note = "no pty, script(1) or python3 here: the session runs on pipes, and commands cannot ask for input";
  return { kind: "pipes", open: (options) => over("pipes", note, options.program, options.arguments, options) };
}
function over(kind, note, program2, words, { folder, environment, columns, rows }) {
  const child = execa2(program2, [...words], {
    cwd: folder,
    env: {
      ...environment,
      TERM: kind === "pipes" ? "dumb" : "xterm-256color",
      ...kind === "script" ? { SHELL: "/bin/sh", COLUMNS: `${columns}`, LINES: `${rows}` } : {}
    },
    extendEnv: false,
    // The output is read as it comes; execa would keep all of it, and end the shell at 100 MB.
    buffer: false,
    reject: false,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "pipe",
    // A group of its own, so that a signal meant for the shell's programs does not reach us.
    detached: true,
    cleanup: false
  });
  child.stdin.on("error", () => void 0);
  return {
    kind,
    note,
    write: (data) => {
      if (kind === "pipes" && data.includes("")) {
        try {
          if (child.pid !== void 0) process.kill(-child.pid, "SIGINT");
        } catch {
        }
        return;
      }
      child.stdin.write(data);
    },
    resize: () => void 0,
    kill: () => {
      child.stdin.end();
      child.kill("SIGHUP");
    },
    onData: (listener) => {
      child.stdout.on("data", listener);
      child.stderr.on("data", listener);
    },
    onExit: (listener) => (
      // Not when its output has ended: a program left in the background may hold that open.
      void child.on("exit", (status, signal) => {
        const number = signal === null ? 0 : constants3.signals[signal];
        const carried = kind !== "pipes" && status !== null && status > 128 && status <= 128 + 64;
        setImmediate(
          () => listener(carried ? { status: 0, signal: status - 128 } : { status: status ?? 0, signal: number })
        );
      })
    )
  };
}

// server/run/session/pty.ts
async function chooseTerminal(environment, wanted) {
  const pty = wanted === null || wanted === "pty" ? await ptyMaker() : null;
  return pty ?? borrowTerminal(environment, wanted);
}
async function ptyMaker() {
  let spawn2;
  try {
    ;
    ({ spawn: spawn2 } = await import("@lydell/node-pty"));
  } catch {
    return null;
  }
  return {
    kind: "pty",
    open: (options) => {
      const pty = spawn2(options.program, [...options.arguments], {
        name: "xterm-256color",
        cols: options.columns,
        rows: options.rows,
        cwd: options.folder,
        env: { ...options.environment },
        encoding: null
      });
      return {
        kind: "pty",
        note: null,
        write: (data) => pty.write(data),
        resize: (columns, rows) => pty.resize(columns, rows),
        kill: () => pty.kill("SIGHUP"),
        // Without an encoding the listener is given bytes, whatever the declared type says.
        onData: (listener) => void pty.onData((data) => listener(data)),
        onExit: (listener) => void pty.onExit(({ exitCode, signal }) => listener({ status: exitCode, signal: signal ?? 0 }))
      };
    }
  };
}

// server/run/session/shell-start.ts
var patience3 = 2e4;
var oldest = [4, 4];
function ready(terminal, scanner) {
  return new Promise((resolve, reject) => {
    let said = "";
    let settled = false;
    const fail = (why) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      terminal.kill();
      reject(new Error(`the shell did not start: ${why}${said.trim() === "" ? "" : ` (${said.trim().slice(0, 500)})`}`));
    };
    const timer = setTimeout(() => fail("it does not answer"), patience3);
    terminal.onExit(({ status, signal }) => fail(signal === 0 ? `it ended with status ${status}` : `signal ${signal}`));
    terminal.onData((data) => {
      if (settled) return;
      for (const piece of scanner.scan(data)) {
        if (piece.kind === "bytes") said += piece.data.toString();
        else if (piece.name === "R") {
          const [pid = "", version = "", user = "", boot = ""] = piece.fields;
          const [major = 0, minor = 0] = version.split(".").map(Number);
          if (major < oldest[0] || major === oldest[0] && minor < oldest[1]) {
            return fail(`expected bash ${oldest.join(".")} or newer, found ${version}`);
          }
          settled = true;
          clearTimeout(timer);
          resolve({ pid: Number(pid), root: user === "0", boot });
        }
      }
    });
  });
}

// server/run/session/open-carried.ts
async function openCarried(options, dialogue) {
  const { reach, environment } = options;
  const program2 = findProgram(reach.program, environment);
  if (program2 === null) throw new Error(`expected ${reach.program} on the PATH, found none`);
  const maker = await chooseTerminal(environment, null);
  if (maker.kind === "pipes") throw new Error(`expected a terminal to run ${reach.program} on, found only pipes here`);
  const hello = randomBytes(12).toString("hex");
  const nonce = randomBytes(12).toString("hex");
  const terminal = maker.open({
    program: program2,
    arguments: reach.onTerminal(arrival(hello)),
    folder: options.start,
    environment,
    columns: options.columns,
    rows: options.rows
  });
  dialogue.opened({ write: (data) => terminal.write(data), giveUp: () => terminal.kill() });
  await arrived(terminal, new MarkerScanner(hello), reach.program, (data) => dialogue.said(data));
  const scanner = new MarkerScanner(nonce);
  const up = ready(terminal, scanner);
  const rc = bootstrap({
    ...{ nonce, folder: null, terminal: true, borrowed: maker.kind !== "pty", practice: null },
    restore: options.snapshot
  });
  terminal.write([loader, ...encode(rc), ".", ""].join("\n"));
  const greeting = await up;
  const beside = { program: program2, arguments: reach.beside, environment };
  return new BashSession({
    ...{ terminal, scanner, ...greeting },
    processes: carriedProcesses(greeting.pid, beside),
    delivery: new InBandDelivery(),
    snapshots: new SaidSnapshots(options.snapshot),
    tidy: async () => {
      if (reach.leave !== null) await execa3(program2, [...reach.leave], { reject: false, stdio: "ignore", timeout: 5e3 });
    }
  });
}
var arrival = (hello) => `printf "\\033]633;H;${hello};\\007"; exec bash --noprofile --norc --noediting -i; echo expected bash, found none`;
var loader = ' stty -echo; __rb_all=; while IFS= builtin read -r __rb_line && [[ $__rb_line != . ]]; do builtin printf -v __rb_line %b "$__rb_line"; __rb_all+=$__rb_line; done; builtin eval "$__rb_all"; builtin unset __rb_all; stty echo';
function arrived(terminal, scanner, program2, said) {
  return new Promise((resolve, reject) => {
    let last = "";
    let settled = false;
    terminal.onExit(({ status, signal }) => {
      if (settled) return;
      settled = true;
      const words = last.replace(/\x1b\[[0-9;?]*[a-zA-Z]/g, "").trim().split(/[\r\n]+/).slice(-3).join(" ");
      const how = words !== "" ? words : signal === 0 ? `it ended with status ${status}` : `signal ${signal} ended it`;
      reject(new Error(`${program2} could not open a shell there: ${how}`));
    });
    terminal.onData((data) => {
      if (settled) return;
      for (const piece of scanner.scan(data)) {
        if (settled) return;
        if (piece.kind === "marker") {
          settled = true;
          resolve();
        } else {
          said(piece.data);
          last = (last + piece.data.toString()).slice(-2e3);
        }
      }
    });
  });
}

// server/run/target/reach.ts
function reachOf(target, folder) {
  switch (target.kind) {
    case "ssh":
      return ssh(target.alias, folder);
    case "container":
      return container(target.engine, target.name);
    case "kubectl":
      return kubectl(target);
  }
}
function ssh(alias, folder) {
  const shared = ["-o", `ControlPath=${folder}/%C`];
  const options = ["-o", "ControlMaster=auto", "-o", "ControlPersist=600", ...shared];
  const alive = ["-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=4"];
  const command = (script) => `exec sh -c ${quoted(script)}`;
  return {
    program: "ssh",
    onTerminal: (script) => ["-tt", ...options, ...alive, "--", alias, command(script)],
    beside: (script) => ["-T", "-o", "BatchMode=yes", "-o", "ControlMaster=no", ...shared, "--", alias, command(script)],
    leave: ["-O", "exit", ...shared, "--", alias]
  };
}
var container = (engine, name) => ({
  program: engine,
  onTerminal: (script) => ["exec", "-it", name, "sh", "-c", script],
  beside: (script) => ["exec", name, "sh", "-c", script],
  leave: null
});
function kubectl({ namespace, pod, container: container2 }) {
  const where = [...namespace === null ? [] : ["-n", namespace], pod, ...container2 === null ? [] : ["-c", container2]];
  return {
    program: "kubectl",
    onTerminal: (script) => ["exec", "-it", ...where, "--", "sh", "-c", script],
    beside: (script) => ["exec", ...where, "--", "sh", "-c", script],
    leave: null
  };
}

// test/run/ssh/try.ts
import { mkdtempSync as mkdtempSync2 } from "node:fs";

// test/run/ssh/sshd.ts
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";
var program = "/usr/sbin/sshd";
var hasSshd = existsSync(program);
var Sshd = class {
  folder = mkdtempSync(join2(tmpdir(), "rb-sshd-"));
  /** To be put before the PATH: holds the `ssh` that reads the test's configuration. */
  programs = join2(this.folder, "bin");
  #process = null;
  #port = 0;
  async start(...names2) {
    const { folder } = this;
    for (const key of ["host", "key"]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join2(folder, key)]);
    this.#port = await freePort();
    writeFileSync(
      join2(folder, "sshd_config"),
      `Port ${this.#port}
ListenAddress 127.0.0.1
HostKey ${folder}/host
AuthorizedKeysFile ${folder}/key.pub
StrictModes no
PermitRootLogin yes
UsePAM no
`
    );
    const hosts = names2.map(
      (name) => `Host ${name}
  HostName 127.0.0.1
  Port ${this.#port}
  IdentityFile ${folder}/key
  IdentitiesOnly yes
  UserKnownHostsFile ${folder}/known
  StrictHostKeyChecking accept-new
`
    );
    writeFileSync(join2(folder, "config"), hosts.join("\n"));
    mkdirSync(this.programs);
    writeFileSync(join2(this.programs, "ssh"), `#!/bin/sh
exec /usr/bin/ssh -F ${folder}/config "$@"
`);
    chmodSync(join2(this.programs, "ssh"), 493);
    if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true });
    await this.listen();
  }
  /** Starts the server, or starts it again. */
  async listen() {
    this.#process = spawn(program, ["-D", "-e", "-f", join2(this.folder, "sshd_config")], { stdio: "ignore" });
    const ssh2 = (words) => execFileSync(join2(this.programs, "ssh"), words, { stdio: "ignore", timeout: 1e4 });
    for (let tries = 0; ; tries++) {
      try {
        ssh2(["-p", `${this.#port}`, "-o", "ControlPath=none", this.#name, "true"]);
        return;
      } catch (error) {
        if (tries > 50) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }
  get #name() {
    return "db1";
  }
  stop() {
    this.#process?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
};
var freePort = () => new Promise((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
  });
});

// test/run/ssh/try.ts
var d = new Sshd();
await d.start("db1");
var env = { ...process.env, PATH: d.programs + ":" + process.env.PATH };
var t0 = performance.now();
var s = await openCarried({ reach: reachOf({ kind: "ssh", alias: "db1" }, mkdtempSync2("/tmp/cp-")), start: "/", environment: env, columns: 80, rows: 24, snapshot: null }, { said: (d2) => console.log("SAID", d2.toString()), opened: () => {
} });
console.log("open", performance.now() - t0, s.pid, s.root);
var id = 0;
var run = async (text) => {
  let out = "";
  const end = await s.run(++id, text, { output: (d2) => {
    out += d2;
  }, waiting: (w) => console.log("waiting", w) }, false);
  console.log(JSON.stringify(text.slice(0, 60)), JSON.stringify(out.slice(0, 200)), end);
  return out;
};
await run("echo hi; cd /usr; export A=1");
await run("pwd; echo $A");
await run("(exit 42)");
await run("echo $?");
await run(`cat <<E
	a\\b $A \xFC "x" 'y'
E`);
await run('read -p "Y/n " x </dev/null; echo "got $x"; return 4');
console.log((await run(": " + "x".repeat(2e5) + "; echo end")).length);
await run("unset PROMPT_COMMAND PS1; false");
await run("set -eu");
await run("set +eu; echo ok");
await run("false | true; set -x; echo tr; set +x");
var p = run("echo go; sleep 20; echo NEXT\necho NEXT2");
setTimeout(() => s.interrupt(1), 800);
await p;
var q = run('read -s -p "pw: " x </dev/tty; echo "got ${#x}"');
setTimeout(() => s.input("abc\n"), 2500);
await q;
var t = performance.now();
for (let i = 0; i < 200; i++) await s.run(++id, "true", { output() {
}, waiting() {
} }, false);
console.log("ms/step", (performance.now() - t) / 200);
await run("printf() { echo sh; }; declare() { :; }; (exit 7)");
await run("exit 3");
console.log(s.alive, s.snapshot?.length);
var s2 = await openCarried({ reach: reachOf({ kind: "ssh", alias: "db1" }, mkdtempSync2("/tmp/cp-")), start: "/", environment: env, columns: 80, rows: 24, snapshot: s.snapshot }, { said: (d2) => console.log("SAID", d2.toString()), opened: () => {
} });
await s2.run(1, "pwd; echo A=$A", { output: (d2) => console.log("out", d2.toString()), waiting() {
} }, false);
await s.close();
await s2.close();
d.stop();
process.exit(0);
