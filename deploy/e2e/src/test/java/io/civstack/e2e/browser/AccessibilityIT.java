package io.civstack.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.civstack.e2e.Platform;
import io.civstack.e2e.RunningPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every view, in dark on a desktop and in light on a phone, against the rules of axe. */
@Tag("matrix")
@ExtendWith(RunningPlatform.class)
class AccessibilityIT {

    private final Platform platform;

    AccessibilityIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void breaksNoRuleInAnyView() throws Exception {
        Axe axe = Axe.orSkip(Platform.root());
        platform.as("moderator").post("/api/v1/buzz/allowance");
        try (Chromium chromium = Chromium.orSkip();
                Tab desktop = Tab.desktop(chromium.browser());
                Tab phone = Tab.phone(chromium.browser())) {
            for (Tab tab : new Tab[] {desktop, phone}) {
                tab.open(platform.gateway())
                        .page()
                        .getByRole(AriaRole.LINK)
                        .first()
                        .waitFor();
                assertThat(axe.violations(tab.page())).as("welcome").isEmpty();

                tab.signIn(platform.gateway(), "moderator");
                tab.draw("a white house in the snow");
                tab.waitForNewestJob("a white house", "Done");
                tab.page().locator("summary").click();
                assertThat(axe.violations(tab.page())).as("draw").isEmpty();

                tab.view("Pictures").page().locator(".wall .thumb").first().click();
                tab.page().getByRole(AriaRole.DIALOG).waitFor();
                assertThat(axe.violations(tab.page())).as("picture").isEmpty();
                tab.page().keyboard().press("Escape");

                tab.view("Purse").page().locator("table").waitFor();
                assertThat(axe.violations(tab.page())).as("purse").isEmpty();

                tab.view("Reviews").page().getByText("Refresh").waitFor();
                assertThat(axe.violations(tab.page())).as("reviews").isEmpty();
            }
        }
    }
}
