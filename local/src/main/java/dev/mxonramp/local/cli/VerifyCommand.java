package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.copy.ManifestAudit;
import dev.mxonramp.lambda.certificate.ExceptionAudit;
import dev.mxonramp.lambda.certificate.ListedMessage;
import dev.mxonramp.lambda.certificate.NoCertificate;
import dev.mxonramp.lambda.certificate.SignedDocument;
import dev.mxonramp.local.migrate.Amounts;
import dev.mxonramp.local.migrate.MigrationRecord;
import dev.mxonramp.local.migrate.Printable;
import dev.mxonramp.local.migrate.state.DurableFiles;
import dev.mxonramp.local.migrate.state.FileSigner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks a certificate again, without any server. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false, description = "Checks the certificate "
        + "of a migration again: its signature, and that the manifest (which message went where, with its SHA-256) is "
        + "the one that was certified. Nothing is asked of any server.", footer = {"",
                "Exit codes: 0 it holds; 1 it does not, or there is none; 64 wrong command line."})
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN_EXCEPTIONS = 20;

    @Option(names = "--state", paramLabel = "DIR", description = "The state folder of 'onramp migrate'.")
    private @Nullable Path state;

    @Option(names = "--certificate", paramLabel = "FILE", description = "A certificate, e.g. from the API.")
    private @Nullable Path certificate;

    @Option(names = "--manifest", paramLabel = "DIR", description = "With --certificate: the folder of its manifest, as"
            + " it lies in object storage (a folder for each mail folder).")
    private @Nullable Path manifest;

    @Option(names = "--public-key", paramLabel = "FILE", description = "The key that it must be signed with, PEM. "
            + "Without it, --state takes the folder's own, and --certificate the one in the document: compare its "
            + "fingerprint with what you were told.")
    private @Nullable Path publicKey;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<String> faults = check(out);
            faults.forEach(each -> out.println("  " + each));
            out.println(faults.isEmpty() ? "The certificate holds." : "The certificate does NOT hold.");
            return faults.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (NoCertificate e) {
            out.println(e.getMessage());
            return ExitCodes.FAILED;
        } catch (IOException e) {
            out.println("It cannot be read: " + e);
            return ExitCodes.FAILED;
        } finally {
            out.flush();
        }
    }

    private List<String> check(PrintWriter out) throws IOException {
        Path folder = state;
        Path file = certificate;
        Path segments = manifest;
        if (folder != null && file == null && segments == null) {
            DurableFiles files = existing(folder);
            Path place = folder.resolve(MigrationRecord.read(files)
                    .orElseThrow(() -> wrong("--state: " + folder + " is not the state of a migration")).mailbox());
            Optional<byte[]> key = publicKey == null ? FileSigner.publicKey(files) : pinned();
            return check(out, place.resolve("certificate.json"), place, key);
        }
        if (folder == null && file != null && segments != null) {
            if (!Files.isDirectory(segments)) {
                throw wrong("--manifest: there is no folder " + segments);
            }
            return check(out, file, segments, pinned());
        }
        throw wrong("say what to check: --state, or --certificate with --manifest");
    }

    private List<String> check(PrintWriter out, Path file, Path segments, Optional<byte[]> key) throws IOException {
        SignedDocument document = SignedDocument.read(octets(file));
        out.println("Certificate of " + Printable.of(document.shown("mailbox")) + ", made at "
                + Printable.of(document.shown("certifiedAt")) + " of " + Printable.of(document.shown("sourceUser"))
                + " at "
                + Printable.of(document.shown("sourceHost")) + ";");
        out.println("  signed by " + document.algorithm() + " with the key " + document.fingerprint() + ".");
        var faults = new ArrayList<String>();
        if (!document.authentic()) {
            faults.add("The signature is not that of this text: somebody changed one of them.");
        }
        if (key.isPresent() && !document.signedWith(key.get())) {
            faults.add("It is signed with another key than the one that it must be signed with.");
        }
        var audit = new ManifestAudit(name -> segment(segments.resolve(name)));
        for (Certificate.Folder each : document.folders()) {
            out.println("  " + Printable.of(each.source()) + " -> " + Printable.of(each.target()) + ": "
                    + Amounts.messages(each.mapped()) + ", " + Amounts.octets(each.octets()) + "; "
                    + Amounts.count(each.excepted()) + " not copied, " + Amounts.count(each.removed())
                    + " removed at the target since, " + Amounts.count(each.own()) + " there from elsewhere");
            audit.fault(each).ifPresent(fault -> faults.add(Printable.of(each.source() + ": " + fault)));
        }
        document.refusals().forEach(each -> out.println("  " + Printable.of(each)));
        ExceptionAudit.faults(document).forEach(fault -> faults.add(Printable.of(fault)));
        exceptions(out, document);
        out.println(CertifiedPart.sentence(document));
        return faults;
    }

    private static void exceptions(PrintWriter out, SignedDocument document) {
        List<ListedMessage> listed = document.listed();
        listed.stream().limit(SHOWN_EXCEPTIONS).forEach(each -> out.println("    " + Printable.of(each.folder())
                + ", UID " + each.uid() + ": " + each.kind() + ", " + Printable.of(each.words())));
        long rest = listed.size() - Math.min(SHOWN_EXCEPTIONS, listed.size()) + document.unlisted();
        if (rest > 0) {
            out.println("    ... and " + Amounts.messages(rest) + " more, " + Amounts.count(document.unlisted())
                    + " of them not named in the certificate.");
        }
    }

    private DurableFiles existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw wrong("--state: there is no folder " + folder);
        }
        return DurableFiles.reading(folder);
    }

    private Optional<byte[]> pinned() throws IOException {
        Path file = publicKey;
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(FileSigner.body(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw wrong("--public-key: there is no file " + file);
        } catch (IllegalArgumentException e) {
            throw wrong("--public-key: " + file + " is not a PEM file");
        }
    }

    private byte[] octets(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            if (certificate != null) {
                throw wrong("--certificate: there is no file " + file);
            }
            throw new IOException("there is no certificate yet; the migration is not complete", e);
        }
    }

    private static Optional<byte[]> segment(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            // Missing or unreadable: either way it proves nothing.
            return Optional.empty();
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
