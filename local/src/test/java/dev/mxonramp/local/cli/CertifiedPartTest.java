package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertifiedExceptions;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.SignIn;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.choice.FolderPattern;
import dev.mxonramp.domain.migration.choice.GmailLabels;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.certificate.SignedCertificates;
import dev.mxonramp.lambda.certificate.SignedDocument;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.secret.InMemorySigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A certificate of the cloud says, signed, what its owner left out, and the check of it repeats that. */
class CertifiedPartTest {
    private static final MailboxKey ANN = new MailboxKey(new AccountId("a" + "b".repeat(26)),
            MailAddress.of("ann@acme.test"));
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static String document(FolderChoice choice) {
        var certificates = new SignedCertificates(new InMemoryBlobs(), new InMemorySigner());
        var source = new Source(ANN.account(), ANN.mailbox(), "imap.old.example", 993, Source.Security.TLS, "ann",
                new SignIn.Password(), null, choice, null, 2, null, 2, false, null, 0);
        certificates.put(Certificate.of(source, List.of(), List.of(), CertifiedExceptions.NONE, AT));
        return certificates.find(ANN).orElseThrow();
    }

    private static SignedDocument read(String document) {
        return SignedDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasLeftOutIsSignedAndTold() {
        SignedDocument document = read(document(new FolderChoice(List.of(new FolderPattern("Work/**")),
                List.of(new FolderPattern("Trash"), new FolderPattern("Lists")), LocalDate.of(2020, 1, 31),
                GmailLabels.ALL_MAIL, Map.of())));
        assertTrue(document.authentic());
        assertEquals("It covers what the owner chose: only the folders \"Work/**\"; not the folders \"Trash\", "
                + "\"Lists\"; only messages since 2020-01-31; of Gmail's labels only ALL_MAIL.",
                CertifiedPart.sentence(document));
    }

    @Test
    void nothingLeftOutIsTold() {
        assertEquals("The owner left nothing of the old mailbox out.",
                CertifiedPart.sentence(read(document(FolderChoice.EVERYTHING))));
    }

    @Test
    void nothingIsClaimedOfACertificateThatDoesNotSay() {
        Map<String, @Nullable Object> old = new HashMap<>(
                Json.object(Json.read(document(FolderChoice.EVERYTHING))));
        old.put("certificate", "{\"folders\":[]}");
        assertEquals("It does not say whether the owner left something out.",
                CertifiedPart.sentence(read(Json.text(old))));
        old.put("certificate", "{\"folders\":[],\"chosenFolders\":[\"!Trash\"]}");
        assertEquals("It covers only the folders chosen by [!Trash].", CertifiedPart.sentence(read(Json.text(old))));
    }
}
