package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import dev.mxonramp.local.template.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** S3: objects as files, addressed by path. */
final class S3Front extends RestService {
    private final List<Bucket> buckets;
    private final Path directory;

    /** Where an object lies. */
    private record Place(Bucket bucket, String key) {
        String arn() {
            return bucket.arn() + "/" + key;
        }
    }

    S3Front(List<Bucket> buckets, Path directory) {
        super("s3");
        this.buckets = List.copyOf(buckets);
        this.directory = directory;
    }

    @Override
    public List<Access> accesses(Ask ask) {
        String action = switch (ask.method()) {
            case "PUT" -> "s3:PutObject";
            case "GET", "HEAD" -> "s3:GetObject";
            default -> throw unknown(ask.method());
        };
        return List.of(new Access(action, place(ask).arn()));
    }

    private Place place(Ask ask) {
        String[] parts = ask.rawPath().substring(1).split("/", 2);
        Bucket bucket = buckets.stream().filter(one -> one.name().equals(parts[0])).findFirst()
                .orElseThrow(() -> new Fault(404, "NoSuchBucket", "The specified bucket does not exist"));
        if (parts.length < 2 || parts[1].isEmpty()) {
            throw unknown("calls on a bucket");
        }
        return new Place(bucket, URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** One file an object: keys may hold anything, so that they are encoded whole. */
    private Path file(Place place) {
        return directory.resolve(place.bucket().name())
                .resolve("_" + URLEncoder.encode(place.key(), StandardCharsets.UTF_8));
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        Path file = file(place(ask));
        try {
            return ask.method().equals("PUT") ? put(ask, file) : get(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer put(Ask ask, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] octets = AwsChunks.decoded(ask);
        if (ask.header("if-none-match").filter("*"::equals).isPresent()) {
            try {
                Files.write(file, octets, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                throw new Fault(412, "PreconditionFailed",
                        "At least one of the pre-conditions you specified did not hold");
            }
        } else {
            Files.write(file, octets);
        }
        return Answer.empty(200).header("ETag", tag(octets));
    }

    private static Answer get(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new Fault(404, "NoSuchKey", "The specified key does not exist.");
        }
        byte[] octets = Files.readAllBytes(file);
        return new Answer(200,
                Map.of("content-type", List.of("application/octet-stream"), "ETag", List.of(tag(octets))), octets);
    }

    /** Changes with the contents; clients may not read anything else from it. */
    private static String tag(byte[] octets) {
        return "\"" + UUID.nameUUIDFromBytes(octets) + "\"";
    }

    @Override
    public Answer error(Fault fault) {
        String code = fault.code().equals("AccessDeniedException") ? "AccessDenied" : fault.code();
        return Answer.text(fault.status(), "application/xml", new Xml("Error").text("Code", code)
                .text("Message", fault.sentence()).text("RequestId", UUID.randomUUID().toString()).document());
    }
}
