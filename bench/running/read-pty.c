/* What a program in C gets out of a terminal: runs its arguments on a pty and copies what comes to standard output. */
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **words) {
  static char buffer[65536];
  int terminal;
  pid_t child = forkpty(&terminal, 0, 0, 0);
  if (count < 2 || child < 0) return 2;
  if (child == 0) {
    execvp(words[1], words + 1);
    _exit(127);
  }
  for (;;) {
    ssize_t length = read(terminal, buffer, sizeof buffer);
    if (length <= 0) break;
    for (ssize_t at = 0; at < length;) {
      ssize_t written = write(1, buffer + at, length - at);
      if (written < 0) return 1;
      at += written;
    }
  }
  int status;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
