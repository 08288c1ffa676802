import com.mongodb.WriteConcern;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * What the api does to the database, without the api: for benchmark.py, which tells it in a line what to do and reads a line.
 * The shapes of documents and of what is sealed in them are copied from documents that the api wrote itself.
 *
 *     java -cp '<driver jars>' RawDriver.java initiate PORT
 *     java -cp '<driver jars>' RawDriver.java URI DATABASE KEYFILE
 */
class RawDriver {

    private static final int CONNECTIONS = 16;
    private static final int PAGE = 25;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MongoClient client;
    private final MongoDatabase api;
    private final MongoDatabase apiKeys;
    private final MongoDatabase raw;
    private final MongoDatabase peer;
    private final Map<String, byte[]> keys = new HashMap<>();
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    private RawDriver(String uri, String database, Path keyFile) throws IOException {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        api = client.getDatabase(database);
        apiKeys = client.getDatabase(database + "_keys");
        raw = client.getDatabase(database + "_raw");
        peer = client.getDatabase(database + "_peer");
        for (var line : Files.readAllLines(keyFile)) {
            var parts = line.split(" ");
            if (parts.length == 3 && !line.startsWith("#")) {
                keys.put(parts[0], Base64.getDecoder().decode(parts[2])); // the last version is the current one
            }
        }
    }

    public static void main(String... arguments) throws Exception {
        if (arguments[0].equals("initiate")) {
            initiate(Integer.parseInt(arguments[1]));
            return;
        }
        var driver = new RawDriver(arguments[0], arguments[1], Path.of(arguments[2]));
        System.out.println("ready");
        for (var lines = new Scanner(System.in); lines.hasNextLine(); ) {
            System.out.println(driver.answer(lines.nextLine().split(" ")));
        }
    }

    private static void initiate(int port) throws InterruptedException {
        try (var lone = MongoClients.create("mongodb://127.0.0.1:" + port + "/?directConnection=true")) {
            var member = new Document("_id", 0).append("host", "127.0.0.1:" + port);
            lone.getDatabase("admin")
                    .runCommand(new Document(
                            "replSetInitiate", new Document("_id", "rs0").append("members", List.of(member))));
            while (!lone.getDatabase("admin").runCommand(new Document("hello", 1)).getBoolean("isWritablePrimary")) {
                Thread.sleep(50);
            }
        }
    }

    private String answer(String... words) throws Exception {
        return switch (words[0]) {
            case "server" -> server();
            case "count" -> Long.toString(collection(words[1]).countDocuments(
                    words.length > 2 ? Document.parse(words[2]) : new Document()));
            case "fill" -> fill(
                    Integer.parseInt(words[1]), words[2], String.join(" ", List.of(words).subList(3, words.length)));
            case "colleagues" -> colleagues(words[1], Integer.parseInt(words[2]));
            case "quiet" -> quiet(client.getDatabase(words[1]));
            case "prepare" -> prepare(List.of(words).subList(1, words.length));
            case "measure" -> measure(words[1], Integer.parseInt(words[2]));
            case "same" -> same();
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private MongoCollection<Document> collection(String name) {
        int dot = name.indexOf('.');
        return client.getDatabase(name.substring(0, dot)).getCollection(name.substring(dot + 1));
    }

    private String server() {
        var status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.get("pid") + " " + status.getString("version");
    }

    // --- filling

    /** Clones one lead of the branch and the person behind it: half of them new, half of them said yes. */
    private String fill(int people, String municipality, String party) throws GeneralSecurityException {
        branch = branchKey(municipality, party);
        Document lead = null;
        Document person = null;
        String content = "";
        for (var candidate : api.getCollection("leads").find(new Document("branch", branch).append("stage", "NEW"))) {
            person = one(api.getCollection("prospects"), candidate.getString("prospect"));
            content = open(keyOf(person.getString("_id")), "prospect", person.getString("_id"), person.get("content", Binary.class));
            lead = candidate;
            if (content.contains("\"shareMotivation\":true")) {
                break;
            }
        }
        var template = Document.parse(content).get("person", Document.class);
        var name = template.getString("name");
        var email = template.get("email") instanceof Document value ? value.getString("value") : template.getString("email");
        long now = System.currentTimeMillis() / 1000 * 1000;
        var some = new Batch();
        for (int i = 0; i < people; i++) {
            var id = random(16);
            var consent = random(16);
            var at = new Date(now - (i + 60) * 1000L);
            var key = bytes(32);
            var theirs = content.replace(lead.getString("_id"), consent)
                    .replace(name, "Naam Nummer" + i)
                    .replace(email, "nummer" + i + "@gevraagd.example");
            var accepted = i % 2 == 1;
            some.keys.add(new Document("_id", id).append("version", 1)
                    .append("wrapped", seal(keys.get("encryption"), "key", id, key)));
            some.people.add(copy(person, Map.of("_id", id, "pending", List.of(), "signedUpAt", at, "confirmedAt", at,
                    "content", seal(key, "prospect", id, theirs.getBytes(StandardCharsets.UTF_8)))));
            some.leads.add(copy(lead, Map.of("_id", consent, "prospect", id, "pending", List.of(), "since", at, "matchedAt", at,
                    "stage", accepted ? "ACCEPTED" : "NEW")));
            some.peers.add(new Document("_id", new ObjectId()).append("givenName", "Naam").append("familyName", "Nummer" + i)
                    .append("email", "nummer" + i + "@gevraagd.example").append("emailHash", random(48)).append("municipality", "FILLED")
                    .append("status", "NEW").append("createdAt", at)
                    .append("consents", List.of(new Document("kind", "CONTACT").append("given", true).append("at", at),
                            new Document("kind", "SHARE").append("given", true).append("at", at))));
            if (some.leads.size() == 2_000 || i == people - 1) {
                some.write();
            }
        }
        peer.getCollection("persons")
                .createIndex(new Document("municipality", 1).append("createdAt", -1).append("_id", -1));
        return "filled";
    }

    private final class Batch {
        private final List<Document> keys = new ArrayList<>();
        private final List<Document> people = new ArrayList<>();
        private final List<Document> leads = new ArrayList<>();
        private final List<Document> peers = new ArrayList<>();

        void write() {
            insert(apiKeys.getCollection("people"), keys);
            insert(api.getCollection("prospects"), people);
            insert(api.getCollection("leads"), leads);
            insert(peer.getCollection("persons"), peers);
        }

        private static void insert(MongoCollection<Document> into, List<Document> documents) {
            into.insertMany(documents, new InsertManyOptions().ordered(false));
            documents.clear();
        }
    }

    /** Signs in as many colleagues of whoever holds the cookie, in the same branch and at the peer: each member has one session. */
    private String colleagues(String cookie, int count) throws GeneralSecurityException {
        var session = one(api.getCollection("sessions"), hash(cookie));
        var member = one(api.getCollection("members"), session.getString("member"));
        var cookies = new ArrayList<>(List.of(cookie));
        while (cookies.size() < count) {
            var id = random(16);
            var theirs = random(32);
            api.getCollection("members").insertOne(copy(member, Map.of("_id", id, "address", random(48))));
            api.getCollection("sessions").insertOne(copy(session, Map.of("_id", hash(theirs), "member", id)));
            cookies.add(theirs);
        }
        for (var one : cookies) {
            var id = random(16);
            peer.getCollection("members").insertOne(new Document("_id", id).append("municipality", "FILLED"));
            peer.getCollection("sessions").insertOne(new Document("_id", hash(one)).append("member", id));
        }
        return String.join(" ", cookies);
    }

    /** Takes out what waits to be decided or sent, until nothing is left: what follows is then measured alone. */
    private static String quiet(MongoDatabase database) throws InterruptedException {
        long sent = database.getCollection("letters").countDocuments(new Document("state", "ACCEPTED"));
        for (int still = 0; still < 4; ) {
            long touched = database.getCollection("submissions").updateMany(
                            new Document("pending.0", new Document("$exists", true)),
                            new Document("$set", new Document("pending", List.of())))
                    .getModifiedCount();
            touched += database.getCollection("letters")
                    .deleteMany(new Document("state", "READY"))
                    .getDeletedCount();
            touched += database.getCollection("letters").countDocuments(new Document("state", "SENDING"));
            still = touched == 0 ? still + 1 : 0;
            Thread.sleep(250);
        }
        return Long.toString(sent);
    }

    // --- measuring

    private Document submission;
    private String[] content;
    private byte[] daySecret;
    private List<String> cookies;
    private String branch;
    private final Map<String, List<Document>> positions = new HashMap<>();

    /** Learns the shapes from what is there: the newest sign-up, where the pages of the branch begin. */
    private String prepare(List<String> cookies) throws GeneralSecurityException {
        this.cookies = cookies;
        for (var stage : List.of("NEW", "ACCEPTED")) {
            var every = new ArrayList<Document>();
            int i = 0;
            for (var lead : api.getCollection("leads").find(new Document("branch", branch).append("stage", stage))
                    .projection(new Document("matchedAt", 1)).sort(new Document("matchedAt", -1).append("_id", -1))) {
                if (++i % PAGE == 0) {
                    every.add(lead);
                }
            }
            positions.put(stage, every.subList(0, every.size() - 1)); // a full page is behind each
        }
        submission = Objects.requireNonNull(
                api.getCollection("submissions").find().sort(new Document("at", -1)).first());
        var day = one(apiKeys.getCollection("days"), submission.getString("day"));
        daySecret = decrypt(keys.get("encryption"), "day", day.getString("_id"), day.get("wrapped", Binary.class));
        var id = submission.getString("_id");
        var json = open(mac(daySecret, "day", id), "submission", id, submission.get("content", Binary.class));
        var person = Document.parse(json).get("person", Document.class);
        var email = person.get("email") instanceof Document value ? value.getString("value") : person.getString("email");
        var mark = email.substring(0, email.indexOf('@')).replaceAll("^\\D+", ""); // what tells this person from the next
        content = json.split(java.util.regex.Pattern.quote(mark), -1);
        for (var name : List.of("submissions", "audit")) {
            for (var index : api.getCollection(name).listIndexes()) {
                if (!index.getString("name").equals("_id_")) {
                    var options = new IndexOptions().name(index.getString("name"));
                    if (index.get("partialFilterExpression") instanceof Document only) {
                        options.partialFilterExpression(only);
                    }
                    if (index.get("expireAfterSeconds") instanceof Number seconds) {
                        options.expireAfter(seconds.longValue(), java.util.concurrent.TimeUnit.SECONDS);
                    }
                    raw.getCollection(name).createIndex(index.get("key", Document.class), options);
                }
            }
        }
        return positions.get("NEW").size() + " " + positions.get("ACCEPTED").size();
    }

    private String measure(String what, int seconds) throws Exception {
        Callable<Boolean> work = switch (what) {
            case "sign-ups" -> this::signUp;
            case "list" -> () -> page("NEW", false);
            case "cards" -> () -> page("NEW", true);
            case "contacts" -> () -> page("ACCEPTED", true);
            default -> throw new IllegalArgumentException(what);
        };
        var until = System.nanoTime() + seconds * 1_000_000_000L;
        var began = System.nanoTime();
        var times = new long[0];
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running = new ArrayList<java.util.concurrent.Future<long[]>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(pool.submit(() -> {
                    var mine = new long[1024];
                    int n = 0;
                    for (long from = System.nanoTime(); from < until; n++) {
                        if (!work.call()) {
                            throw new IllegalStateException(what + " did not find what it looked for");
                        }
                        long to = System.nanoTime();
                        mine = n == mine.length ? Arrays.copyOf(mine, n * 2) : mine;
                        mine[n] = to - from;
                        from = to;
                    }
                    return Arrays.copyOf(mine, n);
                }));
            }
            for (var one : running) {
                var more = one.get();
                int n = times.length;
                times = Arrays.copyOf(times, n + more.length);
                System.arraycopy(more, 0, times, n, more.length);
            }
        }
        double took = (System.nanoTime() - began) / 1e9;
        Arrays.sort(times);
        return String.format(Locale.ROOT, "{\"good\": %d, \"bad\": 0, \"broken\": 0, \"seconds\": %.3f, \"p50\": %.1f, \"p99\": %.1f}",
                times.length, took, times[times.length / 2] / 1e6, times[(int) (times.length * .99)] / 1e6);
    }

    /** One durable insert, of the same content sealed in the same way. */
    private boolean signUp() throws GeneralSecurityException {
        var id = random(16);
        var at = Instant.now();
        var json = String.join("0" + numbers.incrementAndGet(), content).getBytes(StandardCharsets.UTF_8);
        raw.getCollection("submissions").insertOne(copy(submission, Map.of(
                "_id", id, "prospect", random(16), "at", Date.from(at), "vanishAt", Date.from(at.plusSeconds(7 * 86_400)),
                "content", seal(mac(daySecret, "day", id), "submission", id, json), "pending", List.of("DECIDE_LETTER"))));
        return true;
    }

    /** Who asks and a page of leads; opened, also the people behind them and their keys, and who said yes goes into the access log. */
    private boolean page(String stage, boolean opened) throws GeneralSecurityException {
        var cookie = cookies.get(ThreadLocalRandom.current().nextInt(cookies.size()));
        var session = one(api.getCollection("sessions"), hash(cookie));
        var member = one(api.getCollection("members"), session.getString("member"));
        var from = positions.get(stage).get(ThreadLocalRandom.current().nextInt(positions.get(stage).size()));
        var at = from.getDate("matchedAt");
        var leads = api.getCollection("leads")
                .find(new Document("branch", branch).append("stage", new Document("$in", List.of(stage)))
                        .append("matchedAt", new Document("$lte", at))
                        .append("$nor", List.of(new Document("matchedAt", at).append("_id", new Document("$gte", from.getString("_id"))))))
                .hintString("by-match-time")
                .sort(new Document("matchedAt", -1).append("_id", -1)).limit(PAGE + 1).batchSize(PAGE + 2)
                .into(new ArrayList<>()).subList(0, PAGE);
        if (!opened) {
            return leads.size() == PAGE && member.containsKey("grants");
        }
        var ids = leads.stream().map(lead -> lead.getString("prospect")).toList();
        var among = new Document("_id", new Document("$in", ids));
        var people = api.getCollection("prospects").find(among).into(new ArrayList<>());
        var wrapped = new HashMap<String, Document>();
        apiKeys.getCollection("people").find(among).forEach(key -> wrapped.put(key.getString("_id"), key));
        int length = 0;
        for (var person : people) {
            var id = person.getString("_id");
            var key = decrypt(keys.get("encryption"), "key", id, wrapped.get(id).get("wrapped", Binary.class));
            length += open(key, "prospect", id, person.get("content", Binary.class)).length();
        }
        if (stage.equals("ACCEPTED")) {
            raw.getCollection("audit").insertOne(new Document("_id", random(16)).append("at", new Date()).append("branch", branch)
                    .append("member", member.getString("_id")).append("people", ids).append("what", "CONTACT"));
        }
        return people.size() == PAGE && length > 0;
    }

    /** Whether a sign-up of ours looks like one of the api's: the same fields, and as many sealed bytes, give or take a digit. */
    private String same() {
        var ours = raw.getCollection("submissions").find().sort(new Document("at", -1)).first();
        int difference = ours.get("content", Binary.class).length() - submission.get("content", Binary.class).length();
        boolean same = ours.keySet().equals(submission.keySet()) && Math.abs(difference) <= 40;
        return same + " " + ours.keySet() + " " + difference;
    }

    // --- what the api seals with

    /** How the api writes a branch down beside a person. */
    private String branchKey(String municipality, String name) throws GeneralSecurityException {
        var found = Objects.requireNonNull(
                api.getCollection("branches").find(new Document("municipality", municipality).append("name", name)).first());
        return base64(Arrays.copyOf(mac(keys.get("id"), "branch", found.getString("_id")), 16));
    }

    private byte[] keyOf(String person) throws GeneralSecurityException {
        return decrypt(keys.get("encryption"), "key", person,
                one(apiKeys.getCollection("people"), person).get("wrapped", Binary.class));
    }

    private static Document one(MongoCollection<Document> collection, String id) {
        return Objects.requireNonNull(collection.find(new Document("_id", id)).first());
    }

    private static Document copy(Document document, Map<String, Object> changed) {
        var copy = new Document(document);
        copy.putAll(changed);
        return copy;
    }

    private static Binary seal(byte[] key, String context, String id, byte[] plain) throws GeneralSecurityException {
        var nonce = bytes(12);
        var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, context, id);
        var sealed = Arrays.copyOf(nonce, 12 + plain.length + 16);
        cipher.doFinal(plain, 0, plain.length, sealed, 12);
        return new Binary(sealed);
    }

    private static String open(byte[] key, String context, String id, Binary sealed) throws GeneralSecurityException {
        return new String(decrypt(key, context, id, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] decrypt(byte[] key, String context, String id, Binary sealed) throws GeneralSecurityException {
        var bytes = sealed.getData();
        return cipher(Cipher.DECRYPT_MODE, key, bytes, 0, context, id).doFinal(bytes, 12, bytes.length - 12);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, int offset, String context, String id)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce, offset, 12));
        cipher.updateAAD((context + "\0" + id).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] mac(byte[] key, String purpose, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        mac.update((purpose + "\0" + text).getBytes(StandardCharsets.UTF_8));
        return mac.doFinal();
    }

    private static String hash(String text) throws GeneralSecurityException {
        return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String random(int length) {
        return base64(bytes(length));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
