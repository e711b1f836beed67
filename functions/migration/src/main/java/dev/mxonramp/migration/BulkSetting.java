package dev.mxonramp.migration;

import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.journey.TransientFailure;
import dev.mxonramp.domain.migration.LeaseHeld;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.name.DomainName;
import dev.mxonramp.imap.Reachable;
import dev.mxonramp.lambda.Fields;
import dev.mxonramp.lambda.Problem;
import dev.mxonramp.lambda.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the sources of many mailboxes by comma-separated values. Every row stands for itself; a wrong one stops no other.
 * The old mailboxes are not tried: their first passes do that, and one that is refused is seen with its mailbox.
 */
public final class BulkSetting {
    private static final int LONGEST = 256 * 1024;
    private static final int AT_ONCE = 16;
    private static final int STACK_TOLD = 8;
    private static final Logger LOG = LoggerFactory.getLogger(BulkSetting.class);

    private final SourceSetting setting;
    private final BulkRows rows;

    /**
     * @param addressed knows which mailboxes there are, and into which mail may be copied
     * @param reachable knows which servers are never connected to
     */
    public BulkSetting(SourceSetting setting, SourceFields reader, Addressed addressed, Reachable reachable) {
        this.setting = setting;
        this.rows = new BulkRows(reader, addressed, reachable);
    }

    /** Runs a request's body: {@code csv}, and {@code dryRun} to have it judged only. */
    Map<String, @Nullable Object> run(AccountId account, DomainName domain, Fields fields) {
        String csv = fields.optionalSecret("csv", LONGEST).orElseThrow(() -> Problem
                .invalid("csv", "The field 'csv' is needed: a header and a row for each mailbox.").exception());
        boolean dryRun = fields.flag("dryRun", false);
        fields.done();
        List<BulkRows.Row> judged = rows.judge(account, domain, csv);
        List<Outcome> outcomes = dryRun
                ? judged.stream().map(row -> new Outcome(row, row.objection())).toList()
                : set(judged);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dryRun", dryRun);
        json.put("accepted", outcomes.stream().filter(each -> each.objection() == null).count());
        json.put("refused", outcomes.stream().filter(each -> each.objection() != null).count());
        json.put("rows", outcomes.stream().map(Outcome::json).toList());
        return json;
    }

    private record Outcome(BulkRows.Row row, BulkRows.@Nullable Objection objection) {
        Map<String, @Nullable Object> json() {
            var json = new LinkedHashMap<String, @Nullable Object>();
            json.put("line", row.line());
            json.put("mailbox", row.mailbox() == null ? null : row.mailbox().mailbox());
            json.put("accepted", objection == null);
            json.put("field", objection == null ? null : objection.field());
            json.put("detail", objection == null ? null : objection.sentence());
            return json;
        }
    }

    private List<Outcome> set(List<BulkRows.Row> judged) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<Outcome>> futures = judged.stream().map(row -> threads.submit(() -> set(row))).toList();
            var outcomes = new ArrayList<Outcome>();
            for (Future<Outcome> each : futures) {
                outcomes.add(each.get());
            }
            return outcomes;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a row of a bulk was not set", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFailure("The request was told to stop.", e);
        }
    }

    private Outcome set(BulkRows.Row row) {
        MailboxKey mailbox = row.mailbox();
        SourceFields.Wanted wanted = row.wanted();
        if (row.objection() != null || mailbox == null || wanted == null) {
            return new Outcome(row, row.objection());
        }
        try {
            var _ = setting.setUntried(mailbox, wanted);
            return new Outcome(row, null);
        } catch (ProblemException e) {
            return new Outcome(row, BulkRows.Objection.of(e));
        } catch (LeaseHeld e) {
            return new Outcome(row, new BulkRows.Objection(null,
                    "A pass of this mailbox is running. Send the row again when it has ended."));
        } catch (TransientFailure e) {
            return new Outcome(row, new BulkRows.Objection(null, "Not stored at the moment. Send the row again."));
        } catch (RuntimeException e) {
            // A fault of ours with one row; its words may quote what stands in it.
            LOG.error("a row of a bulk was not set: {} at {}", e.getClass().getName(),
                    Arrays.stream(e.getStackTrace()).limit(STACK_TOLD).toList());
            return new Outcome(row, new BulkRows.Objection(null,
                    "Not stored: something went wrong here. Send the row again; if it stays so, tell the operator."));
        }
    }
}
