package dev.mxonramp.local.cli;

import dev.mxonramp.domain.migration.Certificate;
import dev.mxonramp.domain.migration.copy.Plan;
import dev.mxonramp.domain.migration.ledger.LedgerHead;
import dev.mxonramp.domain.migration.ledger.MigrationException;
import dev.mxonramp.domain.migration.ledger.Remedy;
import dev.mxonramp.lambda.Json;
import dev.mxonramp.local.migrate.Amounts;
import dev.mxonramp.local.migrate.Outcome;
import dev.mxonramp.local.migrate.Printable;
import dev.mxonramp.local.migrate.Route;
import dev.mxonramp.local.migrate.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code onramp migrate} found or did, for people and for programs. */
final class MigrationReport {
    private static final int SHOWN_EXCEPTIONS = 20;
    private static final double MILLIS = 1000.0;

    private final PrintWriter out;
    private final boolean json;
    private final Route route;

    MigrationReport(PrintWriter out, boolean json, Route route) {
        this.out = out;
        this.json = json;
        this.route = route;
    }

    /** Says that nothing came of it, for programs; people are told beside the report. */
    void failure(@Nullable String why) {
        if (json) {
            var document = about("incomplete");
            document.put("error", why);
            print(document);
        }
    }

    /** Says for programs that the command line is wrong, whatever it was to say. */
    static void usage(PrintWriter out, @Nullable String why) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("result", "usage");
        document.put("error", why);
        out.println(Json.text(document));
        out.flush();
    }

    void plan(Plan plan) {
        var figures = PlanFigures.of(plan, route.from().host());
        if (json) {
            var document = about("plan");
            document.putAll(figures.json());
            document.put("folders", plan.folders().stream().map(MigrationReport::json).toList());
            document.put("leftOut", plan.leftOut().stream().map(MigrationReport::json).toList());
            print(document);
            return;
        }
        out.println("Nothing is written. From " + Printable.of(route.from()) + " to " + Printable.of(route.to())
                + " would go:");
        out.println();
        for (Plan.Folder each : plan.folders()) {
            out.println("  " + Printable.of(each.source())
                    + (each.target().equals(each.source()) ? "" : " -> " + Printable.of(each.target())) + ": "
                    + (each.messages().isPresent() ? Amounts.messages(each.messages().getAsLong()) : "not looked at")
                    + (each.octets().isPresent() ? ", " + Amounts.octets(each.octets().getAsLong()) : "")
                    + (each.tooLarge() > 0 ? "; " + Amounts.count(each.tooLarge()) + " too large for the target" : "")
                    + (each.note() == null ? "" : " (" + Printable.of(each.note()) + ")"));
        }
        plan.leftOut().forEach(each -> out
                .println("  Not copied: " + Printable.of(each.source()) + ". " + Printable.of(each.why())));
        out.println();
        out.println("  " + plan.folders().size() + " folders, "
                + Amounts.messages(plan.messages()) + ", " + Amounts.octets(plan.octets()));
        figures.sentences().forEach(each -> out.println("  " + each));
        out.flush();
    }

    void outcome(Outcome outcome, Path state) {
        switch (outcome) {
            case Outcome.Complete(Summary summary, String certificate) when json -> {
                var document = document(summary.exceptions().isEmpty() ? "complete" : "complete-with-exceptions",
                        summary, state);
                document.put("certificate", Json.read(certificate));
                print(document);
            }
            case Outcome.Complete(Summary summary, String _) -> {
                out.println("Complete: " + figures(summary));
                exceptions(summary.exceptions());
                out.println("  The certificate is in " + state + "; \"onramp verify --state " + state
                        + "\" checks it.");
            }
            case Outcome.Incomplete(Summary summary, String why) when json -> {
                var document = document("incomplete", summary, state);
                document.put("error", why);
                print(document);
            }
            case Outcome.Incomplete(Summary summary, String why) -> {
                out.println("Incomplete: " + figures(summary));
                exceptions(summary.exceptions());
                out.println("  " + Printable.of(why));
            }
        }
        out.flush();
    }

    private String figures(Summary summary) {
        return Amounts.messages(summary.messages()) + " (" + Amounts.octets(summary.octets()) + ") of "
                + Printable.of(route.from()) + " are at " + Printable.of(route.to()) + ";\n  "
                + Amounts.count(summary.newMessages()) + " (" + Amounts.octets(summary.newOctets())
                + ") of them since this run began, " + Amounts.time(summary.took()) + " ago.";
    }

    private void exceptions(List<MigrationException> all) {
        all.stream().filter(MigrationException::ofFolder)
                .forEach(each -> out.println("  The folder " + Printable.of(Certificate.shown(each.key().folder()))
                        + " could not be copied whole: " + each.kind() + ", " + Printable.of(each.words())));
        List<MigrationException> exceptions = all.stream().filter(each -> !each.ofFolder()).toList();
        if (!exceptions.isEmpty()) {
            out.println("  " + Amounts.messages(exceptions.size()) + " could not be copied as they are:");
            exceptions.stream().limit(SHOWN_EXCEPTIONS).forEach(each -> out.println("    "
                    + Printable.of(Certificate.shown(each.key().folder())) + ", UID " + each.uid() + ": " + each.kind()
                    + ", " + Printable.of(each.words())));
            if (exceptions.size() > SHOWN_EXCEPTIONS) {
                out.println("    ... --json lists them all.");
            }
        }
    }

    private Map<String, @Nullable Object> document(String result, Summary summary, Path state) {
        var document = about(result);
        document.put("messages", summary.messages());
        document.put("octets", summary.octets());
        document.put("newMessages", summary.newMessages());
        document.put("newOctets", summary.newOctets());
        document.put("seconds", summary.took().toMillis() / MILLIS);
        document.put("folders", summary.folders().stream().map(MigrationReport::json).toList());
        document.put("exceptions", summary.exceptions().stream().map(MigrationReport::json).toList());
        document.put("state", state.toString());
        return document;
    }

    private Map<String, @Nullable Object> about(String result) {
        var document = new LinkedHashMap<String, @Nullable Object>();
        document.put("result", result);
        document.putAll(route.json());
        return document;
    }

    private void print(Map<String, @Nullable Object> document) {
        out.println(Json.text(document));
        out.flush();
    }

    private static Map<String, @Nullable Object> json(Plan.Folder folder) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("source", folder.source());
        json.put("target", folder.target());
        json.put("messages", folder.messages().isPresent() ? folder.messages().getAsLong() : null);
        json.put("octets", folder.octets().isPresent() ? folder.octets().getAsLong() : null);
        json.put("tooLarge", folder.tooLarge());
        json.put("note", folder.note());
        return json;
    }

    private static Map<String, String> json(Plan.LeftOut folder) {
        return Map.of("source", folder.source(), "why", folder.why());
    }

    private static Map<String, @Nullable Object> json(LedgerHead head) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("source", Certificate.shown(head.key().folder()));
        json.put("target", Certificate.shown(head.identity().target()));
        json.put("messages", head.tally().mapped());
        json.put("octets", head.tally().bytes());
        json.put("exceptions", head.tally().excepted());
        json.put("removedByUser", head.tally().removed());
        json.put("ownMail", head.tally().own());
        return json;
    }

    private static Map<String, @Nullable Object> json(MigrationException exception) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("folder", Certificate.shown(exception.key().folder()));
        json.put("uid", exception.ofFolder() ? null : (Long) exception.uid());
        json.put("kind", exception.kind());
        json.put("words", exception.words());
        json.put("advice", Remedy.advice(exception));
        json.put("triedAgain", Remedy.triedAgain(exception));
        json.put("at", exception.at());
        return json;
    }
}
