package io.civstack.ledger.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.BuzzType;
import io.civstack.events.UserId;
import io.civstack.ledger.account.HouseAccount;
import io.civstack.ledger.account.PurseAccount;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {

    private static final UserId ADA = new UserId("ada");
    private static final PurseAccount BLUE = PurseAccount.lasting(ADA, BuzzType.BLUE);
    private static final HouseAccount MINT = HouseAccount.of(ADA, HouseAccount.Kind.MINT);

    @Test
    void refusesAnEntryThatDoesNotAddUpToZero() {
        assertThatThrownBy(() -> entry(new Posting(MINT, -5), new Posting(BLUE, 4)))
                .hasMessageContaining("adds up to zero");
    }

    @Test
    void refusesAnEntryWithOneSide() {
        assertThatThrownBy(() -> entry(new Posting(MINT, -5))).hasMessageContaining("two sides");
    }

    @Test
    void refusesAnEntryThatNamesAnAccountTwice() {
        assertThatThrownBy(() -> entry(new Posting(BLUE, -5), new Posting(BLUE, 5)))
                .hasMessageContaining("each account once");
    }

    @Test
    void refusesAPostingOfNothing() {
        assertThatThrownBy(() -> new Posting(BLUE, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASumThatOverflows() {
        PurseAccount green = PurseAccount.lasting(ADA, BuzzType.GREEN);
        assertThatThrownBy(() -> entry(
                        new Posting(MINT, Long.MAX_VALUE), new Posting(BLUE, Long.MAX_VALUE), new Posting(green, 2)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static Entry entry(Posting... postings) {
        return new Entry(Entry.Kind.GRANT, "ada/test", ADA, Instant.EPOCH, List.of(postings));
    }
}
