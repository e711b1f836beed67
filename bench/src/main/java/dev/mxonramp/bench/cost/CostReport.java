package dev.mxonramp.bench.cost;

import static dev.mxonramp.bench.cost.Figures.cents;
import static dev.mxonramp.bench.cost.Figures.fine;
import static dev.mxonramp.bench.cost.Figures.whole;

import java.math.BigDecimal;

/**
 * The sheet as text.
 *
 * @param waiting claims that wait for their proof
 * @param few onboardings
 * @param many more of them
 */
record CostReport(PriceList prices, Projection waiting, Onboardings few, Onboardings many) {
    private static final double MILLION = 1_000_000;
    private static final double ONBOARDINGS = 1_000;
    private static final double MONTH_IN_WEEKS = 30.0 / 7;
    private static final double MILLIS = 1_000;

    /** By what factor the loop is dearer, the mails apart, which both send. */
    double ratio() {
        return prices.dollars(waiting.loop(MILLION)) / prices.dollars(waiting.waiting(MILLION));
    }

    /** Markdown. */
    String text() {
        return """
                # What it costs

                Written by `mvn -q -Pcosts`, which runs the real handlers, state machines and stores on a turned clock over
                DynamoDB Local, and counts what AWS would charge for. Do not edit: run it again.

                """
                + million() + onboardings() + standing() + linear() + assumptions() + list();
    }

    private String million() {
        Counts ours = waiting.waiting(MILLION);
        Counts loop = waiting.loop(MILLION);
        double mails = prices.dollars(waiting.mails(MILLION));
        return """
                ## 1,000,000 claims that wait 7 days

                %s looks at each claim in the 7 days, by the tiers of the wheel. The loop is an execution for each claim that
                goes round Wait, Task and Choice as often.

                %s
                The loop costs **%s times** as much. Both send the same reminders, which are not in the table: events, mails
                and their function cost %s US dollars; with these the loop costs %s times as much.

                """
                .formatted(whole(waiting.looksPerClaim()), new CostTable(prices, ours, loop).text(), whole(ratio()),
                        cents(mails), whole((prices.dollars(loop) + mails) / (prices.dollars(ours) + mails)));
    }

    private String onboardings() {
        double factor = ONBOARDINGS / (many.count() - few.count());
        Counts all = many.journey().minus(few.journey()).plus(many.mails().minus(few.mails())).times(factor);
        Counts loop = all.plus(PollingLoop.of((many.looks() - few.looks()) * factor));
        return """
                ## 1,000 onboardings

                From sign-up to the end of the journey, mails included, without an old mailbox to move (a migration costs by
                its messages). The page is open for a minute at three steps; two waits of half an hour are the sweep's. The
                loop is the same journey with loops beside it that look as often as the sweep does.

                %s
                """
                .formatted(new CostTable(prices, all, loop).text());
    }

    private String standing() {
        Counts week = waiting.idle().waiting().plus(waiting.idle().wheel());
        return """
                ## Standing still

                The sweep's ticks in a month in which nobody waits: %s US dollars.

                """.formatted(cents(prices.dollars(week.times(MONTH_IN_WEEKS))));
    }

    private String linear() {
        return """
                ## Counted, and carried on

                Runs with %s, %s and %s claims. What each claim adds, the wheel apart:

                | | first step | second step |
                | --- | ---: | ---: |
                %s%s%s%s
                The wheel's own reads and writes do not grow with the claims once every slot has an entry. They are charged as
                if every slot of every tick had: %s writes and one read for its mark, half a read for each 4 KB of its entries
                (%s octets each, eventually consistent), and a note every 10 seconds of what is done.

                """
                .formatted(waiting.idle().claims(), waiting.few().claims(), waiting.many().claims(),
                        step("reads", Unit.TABLE_READ), step("writes", Unit.TABLE_WRITE),
                        step("transitions", Unit.STATE_TRANSITION), step("GB-seconds", Unit.GB_SECOND),
                        cents(waiting.perTurn().of(Unit.TABLE_WRITE)), whole(waiting.many().octetsAnEntry()));
    }

    private String step(String name, Unit unit) {
        return "| %s | %s | %s |\n".formatted(name, fine(waiting.perClaimAtFirst().of(unit)),
                fine(waiting.perClaim().of(unit)));
    }

    private static String assumptions() {
        return """
                ## Assumed, not counted

                - How long an invocation takes, since a cloud's network is not here: %s ms, %s ms more for each call to the
                  table or another service, and %s ms more for each look at name servers. The memory is the template's.
                - A tick of the sweep has its looks in flight at once: %s s, and %s ms of its processor for each look. Claims
                  arrive evenly over time, so that one invocation can work a tick.
                - The loop's task takes the time of one look in 512 MB, and reads and writes nothing, which flatters it.
                - Findings are as long as those of a domain with four name servers. The mail platform, logs, traces, storage,
                  data transfer and free tiers are left out.

                """
                .formatted(whole(Timing.ONE_BY_ONE.base() * MILLIS), whole(Timing.ONE_BY_ONE.call() * MILLIS),
                        whole(Timing.ONE_BY_ONE.look() * MILLIS), whole(Timing.SWEEP.base()),
                        whole(Timing.SWEEP.look() * MILLIS));
    }

    private String list() {
        var text = new StringBuilder("""
                ## List prices

                | unit | US dollars | for | source | seen |
                | --- | ---: | ---: | --- | --- |
                """);
        for (Unit unit : Unit.values()) {
            PriceList.Price price = prices.of(unit);
            text.append("| %s | %s | %s | %s | %s |\n".formatted(unit.label(),
                    BigDecimal.valueOf(price.dollars()).toPlainString(), whole(price.per()), price.source(),
                    price.seen()));
        }
        return text.toString();
    }
}
