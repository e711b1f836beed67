package dev.mxonramp.aws.table;

import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimKey;
import dev.mxonramp.domain.claim.Failure;
import dev.mxonramp.domain.claim.IssuedCodes;
import dev.mxonramp.domain.claim.Milestones;
import dev.mxonramp.domain.claim.MxSet;
import dev.mxonramp.domain.claim.OldPolicy;
import dev.mxonramp.domain.claim.VerificationCode;
import dev.mxonramp.domain.account.AccountId;
import dev.mxonramp.domain.name.DomainName;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims as items. */
final class ClaimItems {
    private static final String PASSED = "passed_";
    private static final String FORMER = "codes";

    private ClaimItems() {}

    static Item item(Claim claim) {
        Item item = Item.at(Keys.claim(claim.key())).text("account", claim.key().account().value())
                .text("domain", claim.key().domain().ascii()).text("id", claim.id()).text("code", claim.code().value())
                .lines("olderCodes", values(claim.codes().older()))
                .number("attempt", (long) claim.attempt()).instant("createdAt", claim.createdAt())
                .instant("changedAt", claim.changedAt()).instant("expiredAt", claim.expiredAt())
                .instant("lostAt", claim.lostAt()).instant("residualAt", claim.residualAt())
                .text("txtSeen", claim.txtSeen())
                .text("stsLifetime", claim.oldSts() == null ? null : claim.oldSts().maxAge().toString())
                .instant("stsGoneAt", claim.oldSts() == null ? null : claim.oldSts().goneAt())
                .text("mxSeen", claim.mxSeen()).texts("announced", claim.announced())
                .list("oldMx", claim.oldMx().stream().map(ClaimItems::nested).toList())
                .number("version", claim.version());
        for (Milestones.Step step : Milestones.Step.values()) {
            item.instant(PASSED + step, claim.milestones().at(step));
        }
        Failure failure = claim.failure();
        return failure == null
                ? item
                : item.text("failedStep", failure.step()).text("failedError", failure.error())
                        .text("failedCause", failure.cause()).instant("failedAt", failure.at());
    }

    static Claim claim(Item item) {
        var key = new ClaimKey(new AccountId(item.text("account")), new DomainName(item.text("domain")));
        return new Claim(key, item.text("id"),
                new IssuedCodes(new VerificationCode(item.text("code")), codes(item.lines("olderCodes"))),
                (int) item.number("attempt"),
                item.instant("createdAt"), item.instant("changedAt"), milestones(item), failure(item),
                item.optionalInstant("expiredAt"), item.optionalInstant("lostAt"), oldMx(item), oldSts(item),
                item.optionalInstant("residualAt"),
                item.optionalText("txtSeen"), item.optionalText("mxSeen"), item.texts("announced"),
                item.number("version"));
    }

    /** What is remembered of a claim that goes. */
    static Item former(Claim claim) {
        return Item.at(Keys.formerCodes(claim.key())).text("domain", claim.key().domain().ascii())
                .lines(FORMER, values(claim.codes().remembered()));
    }

    /** The codes that are remembered. */
    static List<VerificationCode> former(Item item) {
        return codes(item.lines(FORMER));
    }

    private static List<String> values(List<VerificationCode> codes) {
        return codes.stream().map(VerificationCode::value).toList();
    }

    private static List<VerificationCode> codes(List<String> values) {
        return values.stream().map(VerificationCode::new).toList();
    }

    private static @Nullable OldPolicy oldSts(Item item) {
        String maxAge = item.optionalText("stsLifetime");
        return maxAge == null ? null : new OldPolicy(Duration.parse(maxAge), item.optionalInstant("stsGoneAt"));
    }

    private static Milestones milestones(Item item) {
        var milestones = Milestones.NONE;
        for (Milestones.Step step : Milestones.Step.values()) {
            var at = item.optionalInstant(PASSED + step);
            milestones = at == null ? milestones : milestones.with(step, at);
        }
        return milestones;
    }

    private static @Nullable Failure failure(Item item) {
        var at = item.optionalInstant("failedAt");
        return at == null
                ? null
                : new Failure(item.text("failedStep"), item.text("failedError"), item.text("failedCause"), at);
    }

    private static Item nested(MxSet set) {
        return Item.nested().lines("records", set.records()).text("lifetime", set.ttl().toString())
                .instant("lastSeenAt", set.lastSeenAt()).instant("goneAt", set.goneAt());
    }

    private static List<MxSet> oldMx(Item item) {
        return item.list("oldMx").stream().map(set -> new MxSet(set.lines("records"),
                Duration.parse(set.text("lifetime")), set.instant("lastSeenAt"), set.optionalInstant("goneAt")))
                .toList();
    }
}
