package io.civstack.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A browser window with a session of its own, and what a user does in it. */
final class Tab implements AutoCloseable {

    private static final double TIMEOUT_MS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Tab(BrowserContext context) {
        this.context = context;
        this.context.setDefaultTimeout(TIMEOUT_MS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Tab desktop(Browser browser) {
        return new Tab(browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.DARK)));
    }

    static Tab phone(Browser browser) {
        return new Tab(browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.LIGHT)
                .setHasTouch(true)));
    }

    Tab open(URI address) {
        page.navigate(address.toString());
        return this;
    }

    /** From the welcome page through Keycloak's form and back. */
    Tab signIn(URI gateway, String user) {
        open(gateway);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
        prompt().waitFor();
        return this;
    }

    Page page() {
        return page;
    }

    Locator prompt() {
        return page.getByLabel("Prompt", new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Tab view(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).click();
        return this;
    }

    /** The newest job's card. */
    Locator job() {
        return page.locator("article.job").first();
    }

    /** Waits for the price on the button, then presses it. */
    void draw(String words) {
        prompt().fill(words);
        button("Draw for").click();
    }

    void waitForNewestJob(String words, String headline) {
        page.locator("article.job")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .locator(".job-state")
                .filter(new Locator.FilterOptions().setHasText(headline))
                .waitFor();
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    /** Errors in the browser's console: failed scripts, and what the content security policy refused. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        context.close();
    }
}
