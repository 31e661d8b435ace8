/** Drives the workbench of a real VS Code as a person would: by keyboard, clicks and what is on the screen. */
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'

const artefacts = join('test', 'editor', 'artefacts')

/** How the browser is started. */
function options() {
  const executablePath = process.env['CHROMIUM']
  if (executablePath === undefined) throw new Error('expected CHROMIUM to name a browser')
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}

/** A browser that knows nothing of windows before. */
export const startBrowser = (): Promise<Browser> => chromium.launch(options())

/** A browser that remembers, in a folder, what was loaded and who was trusted. */
export const startProfile = (folder: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, options())

export class Workbench {
  private constructor(readonly page: Page) {}

  /**
   * Opens a folder in a window of its own. It is in Restricted Mode until its authors, or those of a folder around it,
   * are trusted, which the browser's profile remembers.
   */
  static async open(profile: Browser | BrowserContext, address: string, folder: string): Promise<Workbench> {
    const page = await profile.newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    page.setDefaultTimeout(30_000)
    await page.goto(`${address}/?folder=${encodeURIComponent(folder)}`)
    const workbench = new Workbench(page)
    await workbench.ready()
    return workbench
  }

  /** Trusts the folder as a person would: by the banner's link and the editor behind it. */
  async trust(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.banner').getByText('Manage', { exact: true }).click()
    await this.page.getByRole('button', { name: 'Trust', exact: true }).click()
    await this.page.getByText('You trust this folder').waitFor()
    await this.page
      .locator('.monaco-modal-editor-block, .modal-editor-part')
      .getByRole('button', { name: /^Close/ })
      .first()
      .click()
    await this.page.getByText('You trust this folder').waitFor({ state: 'detached' })
  }

  private async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor()
    await this.page.locator('.statusbar').waitFor()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.ready()
  }

  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, name)
    await this.page.locator('.tab.active', { hasText: name }).waitFor()
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, title)
  }

  /**
   * Opens the box on top by its key, types into it, and picks a row; again when it closes meanwhile, as it does when
   * something else takes the focus late.
   */
  private async pick(key: string, text: string, row: string): Promise<void> {
    const rows = this.page.locator('.quick-input-list .monaco-list-row', { hasText: row })
    for (let attempt = 0; ; attempt++) {
      await this.page.keyboard.press(key)
      try {
        await this.quickInput.fill(text, { timeout: 3000 })
        await rows.first().click({ timeout: 5000 })
        return
      } catch (error) {
        if (attempt === 4) throw error
      }
    }
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input.input')
  }

  /** Types an answer into the input box on top and accepts it. */
  async answer(value: string): Promise<void> {
    await this.quickInput.fill(value)
    await this.page.keyboard.press('Enter')
  }

  /** CodeLenses on the screen whose title matches. */
  lens(title: string | RegExp): Locator {
    return this.page.locator('.codelens-decoration a, .codelens-decoration span', { hasText: title })
  }

  /**
   * Clicks the first or last CodeLens with a title, once it has stood for a moment: one that is drawn anew between the
   * press and the release misses the click, a person's as well.
   */
  async clickLens(title: string | RegExp, which: 'first' | 'last' = 'first'): Promise<void> {
    const drawn = this.page.locator('.codelens-decoration a', { hasText: title }).filter({ visible: true })
    for (let attempt = 1; ; attempt++) {
      const lens = await drawn[which]().elementHandle()
      await this.page.waitForTimeout(500)
      try {
        if (await lens?.isVisible()) return await lens?.click({ timeout: 5000 })
      } catch (error) {
        // Drawn anew just then.
        if (attempt > 5) throw error
      }
    }
  }

  /** Rows of the progress tree that contain `text`. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.pane-body .monaco-list-row', { hasText: text })
  }

  problem(text: string | RegExp): Locator {
    return this.page.locator('.markers-panel .monaco-list-row, .markers-panel-container .monaco-list-row', {
      hasText: text,
    })
  }

  /** The progress view's own line: `7 of 31`. */
  description(text: string | RegExp): Locator {
    return this.page.locator('.part.sidebar').getByText(text).filter({ visible: true }).first()
  }

  /** Waits until the terminal's screen holds `text`. */
  async terminalShows(text: string | RegExp): Promise<void> {
    await this.page
      .locator('.terminal-wrapper.active .xterm-rows, .terminal-wrapper.active .xterm-accessibility-tree', {
        hasText: text,
      })
      .first()
      .waitFor()
  }

  /** All that one can scroll back to in the terminal, by way of the clipboard. */
  async terminalText(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.command('Terminal: Select All')
    await this.command('Terminal: Copy Selection')
    return this.page.evaluate('navigator.clipboard.readText()')
  }

  /** Types into the terminal as its program reads it. */
  async typeInTerminal(...keys: readonly string[]): Promise<void> {
    await this.page.locator('.terminal-wrapper.active .xterm').click()
    for (const key of keys) await this.page.keyboard.press(key)
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item', { hasText: text })
  }

  /** Puts the cursor into a line, which scrolls it onto the screen. */
  async goToLine(line: number): Promise<void> {
    // A terminal would keep the key for its program.
    await this.page.keyboard.press('Control+1')
    await this.pick('Control+G', `:${line}`, `${line}`)
  }

  /** Opens VS Code's page of running extensions and reads what it says each one's activation took, in milliseconds. */
  async activationTimes(extensions: readonly string[]): Promise<number[]> {
    await this.command('Developer: Show Running Extensions')
    const times: number[] = []
    for (const extension of extensions) {
      const row = this.page.locator('.runtime-extensions-editor .monaco-list-row', {
        has: this.page.getByText(extension, { exact: true }),
      })
      const time = row.locator('.activation-time').filter({ hasText: /\d+ms/ })
      times.push(Number(/(\d+)ms/.exec((await time.textContent()) ?? '')?.[1]))
    }
    return times
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(artefacts, `${name}.png`) })
  }

  async close(): Promise<void> {
    await this.page.close()
  }
}
