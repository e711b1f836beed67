package dev.mxonramp.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassRecord;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.migration.ledger.FolderExceptions;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.LedgerStore;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.lambda.SourceJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people are shown of migrations, as JSON. A password is never among it. */
public final class MigrationViews {
    private static final int PASSES_SHOWN = 10;
    private static final List<String> REPORTED = List.of("mailbox", "state", "found", "copied", "octets", "excepted",
            "waitingFor", "waitingUntil", "nextPassAt", "certifiedAt", "failure");

    private final SourceStore sources;
    private final PassStore passes;
    private final LedgerStore ledgers;
    private final ClaimStore claims;
    private final InstantSource clock;

    public MigrationViews(SourceStore sources, PassStore passes, LedgerStore ledgers, ClaimStore claims,
            InstantSource clock) {
        this.sources = sources;
        this.passes = passes;
        this.ledgers = ledgers;
        this.claims = claims;
        this.clock = clock;
    }

    Map<String, @Nullable Object> overview(AccountId account, DomainName domain) {
        List<Source> all = sources.list(account, domain);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("domain", domain);
        json.put("mailboxes", all.stream().map(this::summary).toList());
        json.put("certified", all.stream().filter(each -> each.certifiedAt() != null).count());
        return json;
    }

    Map<String, @Nullable Object> progress(Source source, ExceptionPage page) {
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        Map<String, @Nullable Object> json = summary(source);
        List<LedgerHead> heads = ledgers.list(mailbox);
        PassRecord last = passes.latest(mailbox, 1).stream().findFirst().orElse(null);
        Optional<PassRate> rate = PassRate.of(last, heads, clock.instant());
        json.put("folders", heads.stream().map(each -> folder(each, rate)).toList());
        // One more than is shown tells whether there are any behind them.
        List<MigrationException> found = ledgers.exceptions(mailbox, page.after(), page.limit() + 1);
        json.put("exceptions", found.stream().limit(page.limit()).map(ExceptionPage::json).toList());
        json.put("foldersRefused", FolderExceptions.of(ledgers, mailbox).size());
        json.put("exceptionsAfter", ExceptionPage.next(found, page.limit()));
        json.put("passes", passes.latest(mailbox, PASSES_SHOWN).stream().map(SourceJson::pass).toList());
        return json;
    }

    /** The overview as comma-separated values, for spreadsheets. */
    String report(AccountId account, DomainName domain) {
        var csv = new CsvText().add(REPORTED);
        for (Source source : sources.list(account, domain)) {
            Map<String, @Nullable Object> summary = summary(source);
            var fields = new ArrayList<@Nullable Object>();
            REPORTED.forEach(name -> fields.add(summary.get(name)));
            csv.add(fields);
        }
        return csv.toString();
    }

    private Map<String, @Nullable Object> summary(Source source) {
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        List<LedgerHead> heads = ledgers.list(mailbox);
        PassRecord last = passes.latest(mailbox, 1).stream().findFirst().orElse(null);
        long done = heads.stream().mapToLong(each -> each.tally().mapped() + each.tally().removed()).sum();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("mailbox", source.mailbox());
        json.put("state", state(source, last));
        json.put("waitingFor", waitingFor(source, last));
        Optional<PassRate> rate = PassRate.of(last, heads, clock.instant());
        json.put("found", rate.map(PassRate::found)
                .orElseGet(() -> heads.stream().mapToLong(each -> each.tally().found()).sum()));
        json.put("copied", done);
        json.put("octets", heads.stream().mapToLong(each -> each.tally().bytes()).sum());
        json.put("excepted", heads.stream().mapToLong(each -> each.tally().excepted()).sum());
        rate.ifPresent(each -> json.putAll(each.json()));
        json.put("waitingUntil", last == null || last.waiting() == null ? null : last.waiting().until());
        json.put("quietPasses", source.quietPasses());
        json.put("nextPassAt", source.nextPassAt());
        json.put("certifiedAt", source.certifiedAt());
        json.put("failure", last == null ? null : last.failure());
        return json;
    }

    private static String state(Source source, @Nullable PassRecord last) {
        if (source.certifiedAt() != null) {
            return "CERTIFIED";
        }
        if (source.halt() != null) {
            return source.halt().name();
        }
        if (last == null || last.state() == PassRecord.State.HALTED) {
            return "WAITING";
        }
        return last.over() ? last.state().name() : "RUNNING";
    }

    private String waitingFor(Source source, @Nullable PassRecord last) {
        if (source.certifiedAt() != null) {
            return "Nothing: this mailbox is whole at the new server.";
        }
        if (source.halt() != null) {
            return source.halt() == Source.Halt.PAUSED
                    ? "Your word: let it go on with POST …/migration/resume."
                    : "Nothing: you gave this migration up.";
        }
        if (last != null && last.waiting() != null) {
            return last.waiting().sentence();
        }
        if (last == null || !last.over()) {
            return "The pass that is running.";
        }
        Milestones claim = claims.find(new ClaimKey(source.account(), source.mailbox().domain()))
                .map(Claim::milestones).orElse(Milestones.NONE);
        String next = source.nextPassAt() == null ? "" : " The next pass starts at " + source.nextPassAt() + ".";
        if (!claim.passed(Milestones.Step.RESIDUAL_PASSED)) {
            return "The switch of the MX records, and the end of the old ones' lifetime." + next;
        }
        return "Two passes in a row that find nothing new; there were " + source.quietPasses() + "." + next;
    }

    private static Map<String, @Nullable Object> folder(LedgerHead head, Optional<PassRate> rate) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("source", Certificate.shown(head.key().folder()));
        json.put("target", Certificate.shown(head.identity().target()));
        json.put("found", head.tally().found());
        json.put("copied", head.tally().mapped() + head.tally().removed());
        json.put("octets", head.tally().bytes());
        json.put("excepted", head.tally().excepted());
        json.put("removedByUser", head.tally().removed());
        json.put("ownMail", head.tally().own());
        json.put("left", PassRate.left(head));
        rate.ifPresent(each -> json.putAll(each.json(head)));
        return json;
    }
}
