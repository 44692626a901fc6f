package io.civstack.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.civstack.e2e.Platform;
import io.civstack.e2e.RunningPlatform;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A picture that needs a review: from the user who drew it to the moderator. */
@Tag("matrix")
@ExtendWith(RunningPlatform.class)
class ReviewsIT {

    private final Platform platform;

    ReviewsIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void bringsADoubtfulPictureToAModeratorWhoDecides() throws Exception {
        platform.as("demo").post("/api/v1/buzz/allowance");
        try (Chromium chromium = Chromium.orSkip();
                Tab user = Tab.desktop(chromium.browser()).signIn(platform.gateway(), "demo");
                Tab moderator = Tab.desktop(chromium.browser()).signIn(platform.gateway(), "moderator")) {
            // Given
            user.draw("a kid in a swimsuit by the sea");
            user.waitForNewestJob("a kid in a swimsuit", "Done");
            moderator.view("Reviews");
            Locator review = moderator
                    .page()
                    .locator("form.review")
                    .filter(new Locator.FilterOptions().setHas(moderator.page().locator(".veil")))
                    .last();
            review.waitFor();
            int waiting = moderator.page().locator("form.review").count();

            // When
            review.locator(".veil").click();
            review.locator(".veil.blurred img").waitFor();
            moderator.screenshot("desktop-review");
            review.getByLabel("Allow").check(new Locator.CheckOptions().setForce(true));
            review.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Why"))
                    .fill("A holiday by the sea.");
            review.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Decide"))
                    .click();

            // Then
            moderator.page().getByText("Decided: allow.").waitFor();
            assertThat(moderator.page().locator("form.review").count()).isEqualTo(waiting - 1);
            assertThat(moderator.complaints()).isEmpty();
        }
    }
}
