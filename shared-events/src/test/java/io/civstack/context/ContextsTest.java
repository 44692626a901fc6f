package io.civstack.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.civstack.events.ConsumerGroup;
import io.civstack.events.EventType;
import io.civstack.events.Topic;
import io.civstack.events.Topics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the declarations say fits together, and says today what it said yesterday. */
class ContextsTest {

    private static final List<Role> ROLES =
            Contexts.all().stream().flatMap(context -> context.roles().stream()).toList();

    @Test
    void namesAreWordsAndUnique() {
        assertThat(Contexts.all())
                .extracting(Context::name)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[a-z]+"));
        assertThat(ROLES).extracting(Role::name).doesNotHaveDuplicates();
        assertThat(Contexts.all()).extracting(Context::application).doesNotHaveDuplicates();
    }

    @Test
    void noTwoRolesListenOnTheSamePort() {
        assertThat(ROLES).extracting(Role::portOffset).doesNotHaveDuplicates();
    }

    @Test
    void keepsThePortsThatPeopleKnow() {
        assertThat(Contexts.GATEWAY.service().port()).isEqualTo(8080);
        assertThat(Contexts.GENERATION.service().port()).isEqualTo(8082);
        assertThat(Contexts.LEDGER.url()).isEqualTo("http://127.0.0.1:8083");
        assertThat(Contexts.MODERATION.service().port()).isEqualTo(8084);
        assertThat(Contexts.GENERATION.roles().getLast().port()).isEqualTo(8085);
    }

    @Test
    void aContextHasItsServiceAndThenItsOtherRoles() {
        assertThat(Contexts.GENERATION.roles()).extracting(Role::name).containsExactly("generation", "worker");
        assertThat(ROLES.stream().filter(role -> !role.isService()))
                .extracting(Role::profile)
                .containsExactly("worker");
    }

    @Test
    void everyTopicAndEveryEventBelongsToOneContext() {
        // When
        List<Topic> topics = Contexts.all().stream()
                .flatMap(context -> context.topics().stream())
                .toList();
        List<EventType<?>> events = Contexts.all().stream()
                .<EventType<?>>flatMap(context -> context.events().stream())
                .toList();

        // Then
        assertThat(topics).containsExactlyInAnyOrderElementsOf(Contexts.topics());
        assertThat(events).containsExactlyInAnyOrderElementsOf(Topics.types());
    }

    @Test
    void aContextNeedsADatabaseToReadEvents() {
        assertThat(Contexts.all())
                .filteredOn(context -> !context.groups().isEmpty())
                .allMatch(Context::hasDatabase);
    }

    @Test
    void findsAContextByNameAndAGroupByChannel() {
        // When
        ConsumerGroup group = Contexts.named("ledger").group("jobs");

        // Then
        assertThat(group.name()).isEqualTo("ledger.jobs");
        assertThat(group.topic()).isEqualTo(Topics.GENERATION_JOBS);
        assertThat(group.deadLetters().owner()).isEqualTo("ledger");
        assertThatThrownBy(() -> Contexts.named("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ledger, ");
        assertThatThrownBy(() -> Contexts.LEDGER.group("images"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ledger declares no channel images");
    }

    @Test
    void noPathIsPublicTwice() {
        assertThat(Contexts.all().stream().flatMap(context -> context.routes().stream()))
                .extracting(route -> route.method() + " " + route.path())
                .doesNotHaveDuplicates();
    }
}
