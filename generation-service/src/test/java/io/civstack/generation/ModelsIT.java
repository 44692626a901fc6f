package io.civstack.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.civstack.events.ModelEvent.ModelPublished;
import io.civstack.events.ModelEvent.ModelRetired;
import io.civstack.events.ModelFamily;
import io.civstack.testing.CivstackInfrastructure;
import io.civstack.testing.TestEvents;
import io.civstack.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models come in checked, or not at all. */
@QuarkusTest
@WithTestResource(CivstackInfrastructure.class)
@WithTestResource(WorkerInTest.class)
class ModelsIT {

    @Test
    void publishesACheckpointThatIsWhatItClaims() {
        // Given
        Map<String, byte[]> files = DemoModel.bytesOf();
        Response ticket = DemoModel.announce(files);
        DemoModel.put(ticket, files);
        try (TestEvents events = TestEvents.open()) {

            // When
            Response model = DemoModel.complete(ticket.path("id"));

            // Then
            model.then()
                    .statusCode(200)
                    .body("state", equalTo("PUBLISHED"))
                    .body("family", equalTo("SD1"))
                    .body("precision", equalTo("F16"))
                    .body("defaults.width", equalTo(128))
                    .body("card", containsString("Stickers"));
            ModelPublished event = events.await(
                    ModelPublished.class, it -> it.modelId().toString().equals(ticket.path("id")));
            assertThat(event.family()).isEqualTo(ModelFamily.SD1);
            DemoModel.complete(ticket.path("id")).then().statusCode(200);
            given().get("/api/v1/models/" + ticket.path("id")).then().statusCode(200);
            given().get("/api/v1/models?limit=100").then().body("items.id", hasItem((String) ticket.path("id")));
        }
    }

    @Test
    void refusesAFileThatIsNoCheckpointAndKeepsNothing() {
        // Given
        Map<String, byte[]> files =
                Map.of("model.safetensors", "PK this is a zip".repeat(100).getBytes());
        Response ticket = DemoModel.announce(files);
        DemoModel.put(ticket, files);

        // When
        Response refused = DemoModel.complete(ticket.path("id"));

        // Then
        refused.then().statusCode(422).body("code", equalTo("generation/model-unreadable"));
        given().get("/api/v1/models/" + ticket.path("id"))
                .then()
                .statusCode(404)
                .body("code", equalTo("generation/model-unknown"));
        DemoModel.complete(ticket.path("id")).then().statusCode(404).body("code", equalTo("generation/upload-unknown"));
    }

    @Test
    void refusesAFileThatIsNotTheAnnouncedOne() {
        // Given
        Map<String, byte[]> files = new HashMap<>(Map.of("model.safetensors", new byte[1000]));
        Response ticket = DemoModel.announce(files);
        byte[] other = new byte[1000];
        other[999] = 1;
        DemoModel.put(ticket, Map.of("model.safetensors", other));

        // When
        Response refused = DemoModel.complete(ticket.path("id"));

        // Then
        refused.then().statusCode(422).body("code", equalTo("generation/upload-differs"));
    }

    @Test
    void waitsForAFileThatHasNotArrived() {
        // Given
        Response ticket = DemoModel.announce(Map.of("model.safetensors", new byte[1000]));

        // When
        Response refused = DemoModel.complete(ticket.path("id"));

        // Then
        refused.then().statusCode(409).body("code", equalTo("generation/upload-missing"));
        DemoModel.put(ticket, Map.of("model.safetensors", new byte[1000]));
        DemoModel.complete(ticket.path("id")).then().statusCode(422);
    }

    @Test
    void refusesACheckpointThatLacksAPart() {
        // Given
        byte[] network = SmallFiles.networkOnly();
        Response ticket = DemoModel.announce(Map.of("model.safetensors", network));
        DemoModel.put(ticket, Map.of("model.safetensors", network));

        // When
        Response refused = DemoModel.complete(ticket.path("id"));

        // Then
        refused.then().statusCode(422).body("code", equalTo("generation/model-incomplete"));
    }

    @Test
    void refusesACheckpointThatIsMadeForSomethingElse() {
        // Given
        byte[] inpainting = SmallFiles.inpainting();
        Response ticket = DemoModel.announce(Map.of("model.safetensors", inpainting));
        DemoModel.put(ticket, Map.of("model.safetensors", inpainting));

        // When
        Response refused = DemoModel.complete(ticket.path("id"));

        // Then
        refused.then().statusCode(422).body("code", equalTo("generation/model-family-unsupported"));
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', generation/model-name-invalid",
        "kind, LORA, generation/model-kind-unsupported",
        "rating, Z, generation/rating-unknown",
    })
    void refusesAnAnnouncementThatIsWrong(String field, String value, String code) {
        // Given
        Map<String, Object> upload = announcement(Map.of("model.safetensors", new byte[10]));
        upload.put(field, value);

        // When
        Response refused = DemoModel.member().body(upload).post("/api/v1/models/uploads");

        // Then
        refused.then().statusCode(422).body("code", equalTo(code));
    }

    @Test
    void refusesFilesThatAreNoModel() {
        // Given
        Map<String, Object> withoutMain = announcement(Map.of("README.md", new byte[10]));
        Map<String, Object> elsewhere =
                announcement(Map.of("model.safetensors", new byte[10], "../passwd", new byte[1]));
        Map<String, Object> large =
                announcement(Map.of("model.safetensors", new byte[10], "README.md", new byte[70_000]));
        Map<String, Object> wrongSize = announcement(Map.of("model.safetensors", new byte[10]));
        wrongSize.put("defaults", Map.of("width", 100));

        // When
        // Then
        refuses(withoutMain, "generation/model-files-invalid");
        refuses(elsewhere, "generation/model-files-invalid");
        refuses(large, "generation/model-file-too-large");
        refuses(wrongSize, "generation/size-invalid");
    }

    @Test
    void countsUploadsUnderWay() {
        // Given
        String token = TestTokens.of("hoarder", "user", "member");
        Map<String, Object> upload = announcement(Map.of("model.safetensors", new byte[10]));
        for (int i = 0; i < 4; i++) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(upload)
                    .post("/api/v1/models/uploads")
                    .then()
                    .statusCode(201);
        }

        // When
        Response refused = given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(upload)
                .post("/api/v1/models/uploads");

        // Then
        refused.then().statusCode(429).body("code", equalTo("generation/uploads-too-many"));
    }

    @Test
    void letsOnlyMembersUpload() {
        // When
        Response refused = Customer.fresh().request().body("{}").post("/api/v1/models/uploads");

        // Then
        refused.then().statusCode(403).body("code", equalTo("web/forbidden"));
    }

    @Test
    void retiresAModelForItsPublisher() {
        // Given
        DemoModel.published();
        Map<String, byte[]> files = DemoModel.bytesOf();
        Response ticket = DemoModel.announce(files);
        DemoModel.put(ticket, files);
        String id = ticket.path("id");
        DemoModel.complete(id);
        given().auth()
                .oauth2(TestTokens.of("other", "user", "member"))
                .delete("/api/v1/models/" + id)
                .then()
                .statusCode(403)
                .body("code", equalTo("generation/model-not-yours"));
        try (TestEvents events = TestEvents.open()) {

            // When
            DemoModel.member()
                    .delete("/api/v1/models/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("RETIRED"));

            // Then
            ModelRetired event = events.await(
                    ModelRetired.class, it -> it.modelId().toString().equals(id));
            assertThat(event.reason().code()).isEqualTo("generation/model-retired");
            given().get("/api/v1/models?limit=100").then().body("items.id", not(hasItem(id)));
            Customer.fresh()
                    .ask("retired", Map.of("prompt", "x", "modelId", id))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("generation/model-not-offered"));
        }
    }

    @Test
    void prefersTheModelThatAnAdministratorChose() {
        // Given
        String first = DemoModel.published();
        Map<String, byte[]> files = DemoModel.bytesOf();
        Response ticket = DemoModel.announce(files);
        DemoModel.put(ticket, files);
        DemoModel.complete(ticket.path("id"));
        String admin = TestTokens.of("root", "user", "member", "admin");

        // When
        given().auth()
                .oauth2(admin)
                .post("/api/v1/models/" + ticket.path("id") + "/prefer")
                .then()
                .statusCode(200)
                .body("preferred", equalTo(true));

        // Then
        Customer.fresh()
                .ask("preferred", Map.of("prompt", "x"))
                .then()
                .body("request.model.id", equalTo(ticket.path("id")));
        given().auth()
                .oauth2(admin)
                .delete("/api/v1/models/" + ticket.path("id"))
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(admin)
                .post("/api/v1/models/" + first + "/prefer")
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> announcement(Map<String, byte[]> files) {
        return new HashMap<>(
                Map.of("name", "Mine", "kind", "checkpoint", "files", List.copyOf(DemoModel.parts(files))));
    }

    private static void refuses(Map<String, Object> upload, String code) {
        DemoModel.member()
                .body(upload)
                .post("/api/v1/models/uploads")
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }
}
