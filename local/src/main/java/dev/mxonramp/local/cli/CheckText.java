package dev.mxonramp.local.cli;

import dev.mxonramp.domain.dns.Finding;
import dev.mxonramp.domain.dns.Finding.ServerRow;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Check results as a person reads them on a terminal. */
final class CheckText {
    private static final List<String> HEADS = List.of("SERVER", "ADDRESS", "SERIAL", "TTL", "TIME", "FLAGS", "ANSWER");

    private final PrintWriter out;

    CheckText(PrintWriter out) {
        this.out = out;
    }

    void print(String domain, CheckResult result) {
        Finding finding = result.finding();
        out.println(domain + ", " + result.name() + ": " + result.answer().shown() + " (" + finding.code() + ")");
        out.println();
        out.println("  " + finding.told(finding.checkedAt()).sentence());
        if (finding.fault() != Finding.Fault.NOBODY) {
            out.println("  Whose problem:  " + whose(finding.fault()));
        }
        if (finding.remedy() != null) {
            out.println("  What helps:     " + finding.remedy());
        }
        if (finding.lookAgainAt() != null) {
            out.println("  Look again:     after " + finding.lookAgainAt().truncatedTo(ChronoUnit.SECONDS));
        }
        finding.notes().forEach(note -> out.println("  Note:           " + note));
        if (!finding.servers().isEmpty()) {
            out.println();
            table(finding.servers());
        }
        out.println();
        out.flush();
    }

    private static String whose(Finding.Fault fault) {
        return switch (fault) {
            case RECORD -> "the record that the domain's owner publishes";
            case DNS_HOST -> "the host of the domain's DNS";
            case REGISTRAR -> "the registrar";
            case US -> "this check, or the network between it and the DNS";
            case NOBODY -> "nobody's";
        };
    }

    private void table(List<ServerRow> servers) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEADS);
        servers.forEach(row -> lines.add(List.of(row.server(), row.address().isEmpty() ? "-" : row.address(),
                row.serial() == null ? "-" : String.valueOf(row.serial()),
                row.ttl() == null ? "-" : String.valueOf(row.ttl()), row.millis() + " ms", flags(row), answer(row))));
        int[] widths = new int[HEADS.size()];
        lines.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        lines.forEach(line -> {
            var text = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                text.append(' ').append(line.get(i)).repeat(" ", widths[i] - line.get(i).length() + 1);
            }
            out.println(text.toString().stripTrailing());
        });
    }

    private static String flags(ServerRow row) {
        return row.aa() ? row.ad() ? "AA AD" : "AA" : "-";
    }

    private static String answer(ServerRow row) {
        return row.note() == null ? row.answer() : row.answer() + "  [" + row.note() + "]";
    }
}
