package nl.gevraagd.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.gevraagd.Graph;
import nl.gevraagd.WholeApplication;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Handing in files and importing parties out of them, over HTTP. */
@WholeApplication
@ExtendWith(OutputCaptureExtension.class)
class ImportTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HEADER = "cbs_code;name;election\n";
    private static final String IMPORT = """
            mutation($i: ImportPartiesInput!) { importParties(input: $i) { __typename
              ... on PartiesImported { dryRun unchanged }
              ... on ImportRefused { total refused { file line code reason } }
              ... on WhatBecomes { created { ...Told } changed { ...Told } unchangedParties { ...Told } }
              ... on InputRejected { problems { code field message } } } }
            fragment Told on ImportedParties { total first { name elections file line municipality { name } } }""";

    @LocalServerPort
    int port;

    @Autowired
    MongoTemplate mongo;

    @Autowired
    Uploads uploads;

    @Value("${gevraagd.home}")
    Path home;

    @Test
    void aDryRunTellsWhatTheRunThenDoesOnce() {
        var manager = graph().asMember("manager");
        var file = upload(manager, HEADER + "GM0037;Proefpartij Eén;GR2026\nGM0037;Proefpartij Twee;GR2026\n");
        var would = run(manager, true, file);
        assertThat(would.at("/created/total").asInt()).isEqualTo(2);
        assertThat(would.at("/created/first/0").toString()).contains("Proefpartij Eén", "Stadskanaal", "GR2026");
        assertThat(would.at("/dryRun").asBoolean()).isTrue();
        assertThat(namesIn("GM0037")).doesNotContain("Proefpartij Eén");
        assertThat(run(manager, false, file)).isEqualTo(withDryRun(would, false));
        assertThat(namesIn("GM0037")).contains("Proefpartij Eén", "Proefpartij Twee");
        var again = run(manager, false, file);
        assertThat(again.at("/created/total").asInt()).isZero();
        assertThat(again.at("/unchanged").asInt()).isEqualTo(2);
        assertThat(again.at("/unchangedParties/first/1/name").asString()).isEqualTo("Proefpartij Twee");
        assertThat(again.at("/unchangedParties/first/1/line").asInt()).isEqualTo(3);
        assertThat(again.at("/unchangedParties/first/1/file").asString()).isEqualTo(file);
    }

    private static JsonNode withDryRun(JsonNode result, boolean dry) {
        return JSON.readTree(result.toString().replace("\"dryRun\":" + !dry, "\"dryRun\":" + dry));
    }

    @Test
    void officialFilesAreToldByTheirContentAndManyAreListedInPart() throws IOException {
        var admin = graph().asMember("admin");
        var register = upload(admin, sample("110a.eml.xml"));
        var lists = upload(admin, sample("230b.eml.xml"));
        assertThat(run(admin, true, lists, register, register)
                        .at("/created/total")
                        .asInt())
                .isEqualTo(5);
        var rows = new StringBuilder(HEADER);
        for (int i = 0; i < 130; i++) {
            rows.append("GM0037;Proefpartij Veel ").append(i).append(";GR2026\n");
        }
        var many = run(admin, true, upload(admin, rows.toString()));
        assertThat(many.at("/created/total").asInt()).isEqualTo(130);
        assertThat(many.at("/created/first")).hasSize(100);
    }

    @Test
    void whatIsWrongIsToldWithFileLineAndReason() {
        var manager = graph().asMember("manager");
        var good = upload(manager, HEADER + "GM0037;Proefpartij Goed;GR2026\n");
        var wrong = upload(manager, HEADER + "GM9999;Proefpartij;GR2026\n");
        var hostile = upload(manager, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>");
        var refused = run(manager, false, good, wrong, hostile);
        assertThat(refused.at("/__typename").asString()).isEqualTo("ImportRefused");
        assertThat(refused.at("/total").asInt()).isEqualTo(2);
        assertThat(refused.at("/refused/0/file").asString()).isEqualTo(wrong);
        assertThat(refused.at("/refused/0/line").asInt()).isEqualTo(2);
        assertThat(refused.at("/refused/0/code").asString()).isEqualTo("WRONG_MUNICIPALITY");
        assertThat(refused.at("/refused/0/reason").asString()).isNotBlank();
        assertThat(refused.at("/refused/1/code").asString()).isEqualTo("NOT_XML");
        assertThat(refused.at("/created/total").asInt()).isEqualTo(1);
        assertThat(refused.at("/created/first/0/name").asString()).isEqualTo("Proefpartij Goed");
        assertThat(refused.at("/changed/total").asInt()).isZero();
        assertThat(refused.at("/unchangedParties/total").asInt()).isZero();
        assertThat(namesIn("GM0037")).doesNotContain("Proefpartij Goed");
        var many = run(manager, false, upload(manager, HEADER + "GM0037;;GR2026\n".repeat(150)));
        assertThat(many.at("/total").asInt()).isEqualTo(150);
        assertThat(many.at("/refused")).hasSize(100);
        var whole = run(manager, false, upload(manager, "x"));
        assertThat(whole.at("/refused/0/line").asInt()).isEqualTo(1);
        assertThat(run(manager, false, upload(manager, HEADER))
                        .at("/refused/0/line")
                        .isNull())
                .isTrue();
    }

    @Test
    void onlyWhoHandedAFileInCanUseItAndOnlyForADay() throws IOException {
        var manager = graph().asMember("manager");
        var file = upload(manager, HEADER + "GM0037;Proefpartij Vreemd;GR2026\n");
        var unknown = "/problems/0/code";
        var other = graph().asMember("manager2");
        assertThat(run(other, true, file).at(unknown).asString()).isEqualTo("UNKNOWN_UPLOAD");
        for (var id :
                List.of("", "..", "../demo.keys", "/etc/passwd", file + "/", file.toLowerCase(Locale.ROOT) + "x")) {
            assertThat(run(manager, true, id)).as(id).isEqualTo(run(other, true, file));
        }
        assertThat(run(manager, true).at(unknown).asString()).isEqualTo("REQUIRED");
        assertThat(run(manager, true, file, "x").at("/problems/0/field").toString())
                .isEqualTo("[\"uploads\",\"1\"]");
        assertThat(run(manager, true, file).at("/created/total").asInt()).isEqualTo(1);

        var path = home.resolve("uploads").resolve(file);
        uploads.sweep();
        assertThat(path).exists();
        assertThat(Files.getPosixFilePermissions(path)).hasSize(2);
        var past = Instant.now().minus(Uploads.KEPT).minusSeconds(5);
        mongo.updateFirst(Query.query(Criteria.where("_id").is(file)), Update.update("at", past), Upload.class);
        assertThat(run(manager, true, file).at(unknown).asString()).isEqualTo("UNKNOWN_UPLOAD");
        Files.setLastModifiedTime(path, FileTime.from(past));
        uploads.sweep();
        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "privacy", "recruiter"})
    void othersMayNeitherHandInNorImport(String who) {
        var member = graph().asMember(who);
        assertThat(send(member, "text/csv", HEADER).statusCode()).isEqualTo(403);
        assertThat(member.ask(IMPORT, "i", Map.of("uploads", List.of("x"))).toString())
                .contains("FORBIDDEN");
        assertThat(graph().ask(IMPORT, "i", Map.of("uploads", List.of("x"))).toString())
                .contains("UNAUTHENTICATED");
    }

    @Test
    void everyRefusalIsAProblemAndLeavesNoFile() throws IOException {
        var manager = graph().asMember("manager");
        var before = files();
        problem(401, graph(), "text/csv", BodyPublishers.ofString(HEADER), true);
        problem(403, manager, "text/csv", BodyPublishers.ofString(HEADER), false);
        for (var type : List.of(
                "text/plain", "multipart/form-data; boundary=x", "application/json", "application/zip", "nonsense")) {
            problem(415, manager, type, BodyPublishers.ofString(HEADER), true);
        }
        assertThat(files()).isEqualTo(before);
        assertThat(manager.get("/uploads").statusCode()).isEqualTo(405);
    }

    @Test
    void whoMayNotHandInHearsWhy() {
        var analyst = graph().asMember("analyst");
        var file = BodyPublishers.ofString(HEADER);
        assertThat(send(graph(), "text/csv", file, true).body()).contains("401", "sign in first");
        assertThat(send(analyst, "text/csv", file, true).body()).contains("403", "you have no role for this");
        assertThat(send(analyst, "text/csv", file, false).body()).contains("403", "the header X-Gevraagd");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFileThatIsTooLargeIsRefusedWhateverItSaysOfItself(boolean chunked) throws IOException {
        var manager = graph().asMember("manager");
        var before = files();
        long size = Uploads.LARGEST + 1;
        var endless = BodyPublishers.ofInputStream(() -> new Zeros(size));
        var body = chunked ? endless : BodyPublishers.fromPublisher(endless, size);
        problem(413, manager, "application/octet-stream", body, true);
        assertThat(files()).isEqualTo(before);
        var fits = BodyPublishers.ofInputStream(() -> new Zeros(Uploads.LARGEST));
        assertThat(send(manager, "application/octet-stream", fits, true).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        var manager = graph().asMember("manager");
        var before = files();
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write(
                            ("POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nX-Gevraagd: 1\r\nCookie: "
                                            + manager.cookie() + "\r\nContent-Length: 1000\r\n\r\n" + HEADER)
                                    .getBytes(StandardCharsets.US_ASCII));
            Graph.untilTrue(() -> !files().equals(before));
        }
        Graph.untilTrue(() -> files().equals(before));
    }

    @Test
    void aFaultOfOursIsToldByItsIdAloneAndLoggedOnce(CapturedOutput log) {
        var manager = graph().asMember("manager");
        var name = mongo.getCollectionName(Upload.class);
        mongo.getDb().runCommand(takes(name, new Document("nobody", new Document("$exists", true))));
        try {
            var answer = send(manager, "text/csv", HEADER);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            var id = JSON.readTree(answer.body()).at("/requestId").asString();
            assertThat(id).isNotBlank();
            assertThat(answer.body()).doesNotContain("Exception", "validation", "at nl.gevraagd");
            assertThat(log.getAll().split("DataIntegrityViolationException", -1))
                    .hasSize(2);
            assertThat(log).contains(id).doesNotContain("failed validation");
        } finally {
            mongo.getDb().runCommand(takes(name, new Document()));
        }
        assertThat(send(manager, "text/csv", HEADER).statusCode()).isEqualTo(201);
    }

    @Test
    void aDiskThatTakesNothingIsAFaultOfOurs() throws IOException {
        var manager = graph().asMember("manager");
        upload(manager, HEADER);
        var folder = home.resolve("uploads");
        var aside = Files.move(folder, home.resolve("uploads-aside"));
        Files.createFile(folder);
        try {
            var answer = send(manager, "text/csv", HEADER);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("requestId").doesNotContain("Exception", home.toString());
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }

    private static Document takes(String collection, Document validator) {
        return new Document("collMod", collection).append("validator", validator);
    }

    private void problem(int status, Graph who, String type, HttpRequest.BodyPublisher body, boolean header) {
        var answer = send(who, type, body, header);
        assertThat(answer.statusCode()).as(type).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).at("/status").asInt()).isEqualTo(status);
        assertThat(answer.body()).contains("title", "detail").doesNotContain("Exception");
    }

    private String upload(Graph who, String text) {
        var answer = send(who, "application/octet-stream", text);
        assertThat(answer.statusCode()).isEqualTo(201);
        return JSON.readTree(answer.body()).at("/id").asString();
    }

    private HttpResponse<String> send(Graph who, String type, String text) {
        return send(who, type, BodyPublishers.ofString(text), true);
    }

    private static HttpResponse<String> send(Graph who, String type, HttpRequest.BodyPublisher body, boolean header) {
        var request = HttpRequest.newBuilder(who.uri("/uploads"))
                .header("Content-Type", type)
                .POST(body);
        if (header) {
            request.header("X-Gevraagd", "1");
        }
        if (who.cookie() != null) {
            request.header("Cookie", who.cookie());
        }
        return who.send(request.build());
    }

    private static JsonNode run(Graph who, boolean dry, String... files) {
        return who.data(IMPORT, "i", Map.of("uploads", List.of(files), "dryRun", dry))
                .get("importParties");
    }

    private List<String> namesIn(String municipality) {
        var names = new ArrayList<String>();
        graph().data(
                        "query($c: String!) { municipality(code: $c) { branches(first: 100) { edges { node { name } } } } }",
                        "c",
                        municipality)
                .at("/municipality/branches/edges")
                .forEach(edge -> names.add(edge.at("/node/name").asString()));
        return names;
    }

    private List<String> files() {
        try (var list = Files.list(home.resolve("uploads"))) {
            return list.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String sample(String name) throws IOException {
        try (InputStream in = ImportTests.class.getResourceAsStream("/eml/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Graph graph() {
        return new Graph(port);
    }

    /** As many as you like, out of nothing. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int some = (int) Math.min(left, length);
            left -= some;
            return some == 0 ? -1 : some;
        }
    }
}
