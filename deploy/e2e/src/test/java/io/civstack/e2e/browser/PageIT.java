package io.civstack.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import io.civstack.e2e.Platform;
import io.civstack.e2e.RunningPlatform;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a browser, from signing in to signing out. */
@Tag("matrix")
@ExtendWith(RunningPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageIT {

    private final Platform platform;
    private final URI gateway;
    private Chromium chromium;

    PageIT(Platform platform) {
        this.platform = platform;
        this.gateway = platform.gateway();
    }

    @BeforeAll
    void openTheBrowser() throws Exception {
        chromium = Chromium.orSkip();
        for (String user : new String[] {"demo", "moderator", "support"}) {
            platform.as(user).post("/api/v1/buzz/allowance");
        }
    }

    @AfterAll
    void closeTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void drawsAPictureAndShowsItWithItsSettings() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "demo")) {
            // When
            tab.draw("an orange balloon by the sea, sticker");
            tab.job().getByRole(AriaRole.PROGRESSBAR).waitFor();
            tab.waitForNewestJob("an orange balloon", "Done");

            // Then
            Locator picture = tab.job().locator(".thumb img").first();
            picture.waitFor();
            tab.page()
                    .waitForCondition(() -> Boolean.TRUE.equals(
                            picture.evaluate("image => image.complete && image.naturalWidth === 128")));
            tab.screenshot("desktop-drawn");
            tab.job().locator(".thumb").first().click();
            Locator sheet = tab.page().getByRole(AriaRole.DIALOG);
            sheet.waitFor();
            assertThat(sheet.innerText()).contains("an orange balloon", "128 × 128", "Civstack Stickers");
            tab.screenshot("desktop-picture");
            String seed = sheet.locator("dt:has-text('Seed') + dd").innerText();
            tab.button("Use settings and seed").click();
            assertThat(tab.page().locator("summary").innerText()).contains("seed " + seed);
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void saysThatThereIsNothingAtAnAddressWithoutAView() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "demo")) {
            // When
            Response answer =
                    tab.page().navigate(gateway.resolve("/nothing-here").toString());

            // Then
            assertThat(answer.status()).isEqualTo(404);
            tab.page().getByText("There is nothing here.").waitFor();
        }
    }

    @Test
    void saysWhyAPromptWasRefusedAndWhatToDo() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "demo")) {
            // When
            tab.draw("a white power banner");
            tab.waitForNewestJob("a white power banner", "Not drawn");

            // Then
            assertThat(tab.job().innerText()).contains("moderation/prompt-refused", "Nothing was charged");
        }
    }

    @Test
    void cancelsAJobWithTheRuleInSight() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "support")) {
            // Given
            tab.page().locator("summary").click();
            tab.page().locator("#field-steps").fill("150");
            tab.draw("a gray robot in the desert");
            Locator cancel = tab.job().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Cancel"));
            cancel.waitFor();
            assertThat(tab.job().innerText()).contains("You pay only for pictures delivered by then");

            // When
            cancel.click();

            // Then
            tab.waitForNewestJob("a gray robot", "Cancelled");
        }
    }

    @Test
    void drawsByKeyboardAlone() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "moderator")) {
            // When
            for (int presses = 0; presses < 20 && !isFocused(tab.prompt()); presses++) {
                tab.page().keyboard().press("Tab");
            }
            tab.page().keyboard().type("a teal umbrella");
            tab.button("Draw for").waitFor();
            tab.page().keyboard().press("Control+Enter");

            // Then
            tab.waitForNewestJob("a teal umbrella", "Done");
        }
    }

    @Test
    void worksOnAPhone() {
        try (Tab tab = Tab.phone(chromium.browser()).signIn(gateway, "demo")) {
            // When
            tab.draw("a pink flower, watercolor");
            tab.waitForNewestJob("a pink flower", "Done");

            // Then
            Object overflow =
                    tab.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assertThat(overflow).as("pixels that stick out to the side").isEqualTo(0);
            tab.screenshot("phone-drawn");
            tab.view("Purse").page().locator("table tbody tr").first().waitFor();
            tab.screenshot("phone-purse");
        }
    }

    @Test
    void takesAWriteWithTheCookieFromItsOwnPageOnly() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "demo")) {
            // When
            Object status = tab.page()
                    .evaluate("fetch('/api/v1/buzz/allowance', {method: 'POST'})"
                            + ".then(answer => answer.json()).then(body => body.code)");

            // Then
            assertThat(status).isEqualTo("gateway/cross-site");
        }
    }

    @Test
    void signsOutHereAndAtTheIdentityProvider() {
        try (Tab tab = Tab.desktop(chromium.browser()).signIn(gateway, "demo")) {
            // When
            tab.page()
                    .getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            Locator signIn = tab.page()
                    .getByRole(AriaRole.LINK, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Sign in"));
            signIn.waitFor();
            tab.screenshot("desktop-welcome");

            // Then
            assertThat(tab.page().url()).isEqualTo(gateway + "/");
            signIn.click();
            tab.page().locator("#username").waitFor();
        }
    }

    private static boolean isFocused(Locator element) {
        return Boolean.TRUE.equals(element.evaluate("element => element === document.activeElement"));
    }
}
