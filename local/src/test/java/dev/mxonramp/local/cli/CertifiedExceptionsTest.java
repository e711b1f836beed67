package dev.mxonramp.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.CertifiedExceptions;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.choice.FolderChoice;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.Ledger;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.MigrationException.Kind;
import dev.mxonramp.domain.migration.ledger.Run;
import dev.mxonramp.domain.name.MailAddress;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.lambda.certificate.ExceptionAudit;
import dev.mxonramp.lambda.certificate.ListedMessage;
import dev.mxonramp.lambda.certificate.SignedCertificates;
import dev.mxonramp.lambda.certificate.SignedDocument;
import dev.mxonramp.testkit.migration.InMemoryBlobs;
import dev.mxonramp.testkit.migration.InMemoryLedgerStore;
import dev.mxonramp.testkit.secret.InMemorySigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A certificate names its exceptions, signed, and the check of it holds them against its figures. */
class CertifiedExceptionsTest {
    private static final MailboxKey ANN = new MailboxKey(new AccountId("a" + "b".repeat(26)),
            MailAddress.of("ann@acme.test"));
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final LedgerKey SENT = new LedgerKey(ANN, "Gesendete Objekte &- mehr");

    private final InMemoryLedgerStore ledgers = new InMemoryLedgerStore();

    private void list(long validity, long uid, Kind kind) {
        ledgers.report(new MigrationException(SENT, validity, uid, kind, "NO never", AT));
    }

    private void settle(int excepted, Run... runs) {
        Ledger.open(ledgers, SENT, new FolderIdentity(7, "Sent", 8, 1)).settle(List.of(runs),
                head -> head.withTally(FolderTally.NONE.plus(0, 0, excepted)));
    }

    private String signed() {
        List<LedgerHead> heads = ledgers.list(ANN);
        var certificates = new SignedCertificates(new InMemoryBlobs(), new InMemorySigner());
        certificates.put(Certificate.of(ANN, "imap.old.example", "ann", AT, 3, FolderChoice.EVERYTHING, heads,
                List.of(), CertifiedExceptions.of(ledgers, ANN, heads)));
        return certificates.find(ANN).orElseThrow();
    }

    private static SignedDocument read(String document) {
        return SignedDocument.read(document.getBytes(StandardCharsets.UTF_8));
    }

    /** The document with another text, as a forger would hand it over. */
    private static SignedDocument with(String document, String what, String instead) {
        Map<String, @Nullable Object> changed = new HashMap<>(Json.object(Json.read(document)));
        String text = String.valueOf(changed.get("certificate"));
        assertTrue(text.contains(what), text);
        changed.put("certificate", text.replace(what, instead));
        return read(Json.text(changed));
    }

    @Test
    void everyExceptionIsNamedWithTheServersWordsAndWhatCanBeDone() {
        list(7, 3, Kind.REFUSED_BY_TARGET);
        list(7, 4, Kind.ALTERED_BY_TARGET);
        settle(1, Run.of(Run.Fate.EXCEPTED, 3), Run.mapped(4, 1));
        SignedDocument document = read(signed());
        assertTrue(document.authentic());
        assertEquals(List.of(), ExceptionAudit.faults(document));
        assertEquals(List.of("Gesendete Objekte & mehr 3 REFUSED_BY_TARGET NO never",
                "Gesendete Objekte & mehr 4 ALTERED_BY_TARGET NO never"),
                document.listed().stream()
                        .map(each -> each.folder() + " " + each.uid() + " " + each.kind() + " " + each.words())
                        .toList());
        assertEquals(0, document.unlisted());
        assertTrue(document.listed().getFirst().advice().contains("Save it from the old mailbox"));
    }

    @Test
    void whatGotThroughOrMeansNothingAnyMoreIsNotNamed() {
        list(6, 1, Kind.REFUSED_BY_TARGET);
        list(7, 3, Kind.REFUSED_BY_TARGET);
        list(7, 4, Kind.UNREADABLE_AT_SOURCE);
        settle(1, Run.of(Run.Fate.EXCEPTED, 3), Run.mapped(4, 1));
        SignedDocument document = read(signed());
        assertEquals(List.of(3L), document.listed().stream().map(ListedMessage::uid).toList());
        assertEquals(List.of(), ExceptionAudit.faults(document));
    }

    @Test
    void ofVeryManyTheFirstThousandAreNamedAndTheRestIsCounted() {
        var runs = new Run[CertifiedExceptions.MOST + 5];
        for (int i = 0; i < runs.length; i++) {
            list(7, i + 1, Kind.TOO_LARGE);
            runs[i] = Run.of(Run.Fate.EXCEPTED, i + 1);
        }
        settle(runs.length, runs);
        SignedDocument document = read(signed());
        assertEquals(CertifiedExceptions.MOST, document.listed().size());
        assertEquals(5, document.unlisted());
        assertEquals(List.of(), ExceptionAudit.faults(document));
    }

    @Test
    void listThatDoesNotFitTheFiguresIsToldOfWhoeverSignedIt() {
        list(7, 3, Kind.REFUSED_BY_TARGET);
        list(7, 5, Kind.REFUSED_BY_TARGET);
        settle(2, Run.of(Run.Fate.EXCEPTED, 3), Run.of(Run.Fate.EXCEPTED, 5));
        String document = signed();
        String id = SENT.folderId();
        assertEquals(List.of("The certificate lists a message twice."),
                ExceptionAudit.faults(with(document, "\"uid\":5", "\"uid\":3")));
        assertEquals(1, ExceptionAudit.faults(with(document, "\"exceptions\":2,\"removedByUser\"",
                "\"exceptions\":3,\"removedByUser\"")).size());
        assertEquals(2, ExceptionAudit.faults(with(document, "\"folderId\":\"" + id, "\"folderId\":\"0" + id)).size());
    }
}
