package dev.mxonramp.aws.table;

import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.ledger.FlagMark;
import dev.mxonramp.domain.migration.ledger.FolderIdentity;
import dev.mxonramp.domain.migration.ledger.FolderTally;
import dev.mxonramp.domain.migration.ledger.Intent;
import dev.mxonramp.domain.migration.ledger.IntentCodec;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerKey;
import dev.mxonramp.domain.migration.ledger.ManifestChain;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.RunCodec;
import dev.mxonramp.domain.migration.ledger.StumblesCodec;
import java.util.Objects;

/** Ledgers as items. */
final class LedgerItems {
    private LedgerItems() {}

    static Item item(LedgerHead head) {
        FolderIdentity identity = head.identity();
        FolderTally tally = head.tally();
        Intent intent = head.intent();
        return Item.at(Keys.ledgerHead(head.key())).text("folder", head.key().folder())
                .number("sourceValidity", identity.sourceValidity()).text("target", identity.target())
                .number("targetValidity", identity.targetValidity()).number("epoch", (long) identity.epoch())
                .number("sealed", (long) head.sealed()).octets("runs", RunCodec.encode(head.tail()))
                .octets("intent", intent == null ? new byte[0] : IntentCodec.encode(intent))
                .number("found", tally.found()).number("mapped", tally.mapped()).number("octets", tally.bytes())
                .number("excepted", tally.excepted()).number("removed", tally.removed()).number("own", tally.own())
                .number("pass", (long) tally.pass()).number("newMessages", tally.newMessages())
                .number("newOctets", tally.newBytes()).number("segments", (long) head.manifest().segments())
                .text("link", head.manifest().link())
                .octets("stumbles", StumblesCodec.encode(head.stumbles())).number("complete", head.completeUidNext())
                .number("verified", head.verifiedUidNext())
                .number("flagModSeq", head.flags().modSeq()).number("flagScan", head.flags().scan())
                .number("version", head.version());
    }

    static LedgerHead head(MailboxKey mailbox, Item item) {
        var identity = new FolderIdentity(item.number("sourceValidity"), item.text("target"),
                item.number("targetValidity"), (int) item.number("epoch"));
        var tally = new FolderTally(item.number("found"), item.number("mapped"), item.number("octets"),
                item.number("excepted"), item.number("removed"), item.number("own"), (int) item.number("pass"),
                item.number("newMessages"), item.number("newOctets"));
        byte[] intent = item.octets("intent");
        return new LedgerHead(new LedgerKey(mailbox, item.text("folder")), identity, (int) item.number("sealed"),
                RunCodec.decode(item.octets("runs")), intent.length == 0 ? null : IntentCodec.decode(intent),
                tally, new ManifestChain((int) item.number("segments"), item.text("link")),
                StumblesCodec.decode(item.octets("stumbles")),
                item.number("complete"), Objects.requireNonNullElse(item.optionalNumber("verified"), 0L), flags(item),
                item.number("version"));
    }

    /** Heads that were stored before flags were followed have none. */
    private static FlagMark flags(Item item) {
        Long modSeq = item.optionalNumber("flagModSeq");
        Long scan = item.optionalNumber("flagScan");
        return modSeq == null || scan == null ? FlagMark.NONE : new FlagMark(modSeq, scan);
    }

    static Item item(MigrationException exception) {
        return Item.at(Keys.migrationException(exception)).text("folder", exception.key().folder())
                .number("sourceValidity", exception.sourceValidity()).number("uid", exception.uid())
                .text("kind", exception.kind().name()).text("words", exception.words()).instant("at", exception.at())
                .number("pass", (long) exception.pass());
    }

    static MigrationException exception(MailboxKey mailbox, Item item) {
        return new MigrationException(new LedgerKey(mailbox, item.text("folder")), item.number("sourceValidity"),
                item.number("uid"), MigrationException.Kind.valueOf(item.text("kind")), item.text("words"),
                item.instant("at"), (int) item.number("pass"));
    }
}
