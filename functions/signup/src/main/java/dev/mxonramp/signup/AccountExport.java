package dev.mxonramp.signup;

import dev.mxonramp.domain.account.Account;
import dev.mxonramp.domain.account.TokenStore;
import dev.mxonramp.domain.claim.Claim;
import dev.mxonramp.domain.claim.ClaimStore;
import dev.mxonramp.domain.claim.Milestones.Step;
import dev.mxonramp.domain.journey.Phase;
import dev.mxonramp.domain.mailbox.Mailbox;
import dev.mxonramp.domain.mailbox.MailboxStore;
import dev.mxonramp.domain.migration.MailboxKey;
import dev.mxonramp.domain.migration.PassStore;
import dev.mxonramp.domain.migration.Source;
import dev.mxonramp.domain.migration.SourceStore;
import dev.mxonramp.domain.zone.DnsAccessStore;
import dev.mxonramp.domain.zone.DnsRole;
import dev.mxonramp.lambda.Caller;
import dev.mxonramp.lambda.SourceJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that is stored about an account, save secrets and hashes of them. */
public final class AccountExport {
    /** Hourly for six weeks; the answer of a function has 6 MB at most. */
    private static final int MOST_PASSES = 1_000;

    private final TokenStore tokens;
    private final ClaimStore claims;
    private final MailboxStore mailboxes;
    private final SourceStore sources;
    private final PassStore passes;
    private final DnsAccessStore accesses;

    public AccountExport(TokenStore tokens, ClaimStore claims, MailboxStore mailboxes, SourceStore sources,
            PassStore passes, DnsAccessStore accesses) {
        this.tokens = tokens;
        this.claims = claims;
        this.mailboxes = mailboxes;
        this.sources = sources;
        this.passes = passes;
        this.accesses = accesses;
    }

    Map<String, @Nullable Object> of(Account account, Caller caller) {
        var export = new LinkedHashMap<String, @Nullable Object>();
        export.put("account", view(account, caller));
        export.put("tokens", tokens.list(account.id()).stream().map(TokenViews::listed).toList());
        export.put("domains", claims.list(account.id()).stream().map(this::domain).toList());
        return export;
    }

    static Map<String, @Nullable Object> view(Account account, Caller caller) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", account.id());
        view.put("address", account.address());
        view.put("role", caller.role());
        view.put("createdAt", account.createdAt());
        view.put("confirmedAt", account.confirmedAt());
        return view;
    }

    private Map<String, @Nullable Object> domain(Claim claim) {
        var milestones = new LinkedHashMap<String, @Nullable Object>();
        for (Step step : Step.values()) {
            milestones.put(step.name(), claim.milestones().at(step));
        }
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("domain", claim.key().domain());
        view.put("code", claim.code());
        view.put("phase", Phase.of(claim));
        view.put("createdAt", claim.createdAt());
        view.put("changedAt", claim.changedAt());
        view.put("milestones", milestones);
        view.put("mailboxes", mailboxes.list(claim.key().account(), claim.key().domain()).stream()
                .map(AccountExport::mailbox).toList());
        view.put("catchAll", mailboxes.catchAll(claim.key().account(), claim.key().domain()).orElse(null));
        view.put("dnsRole", accesses.role(claim.key()).map(DnsRole::arn).orElse(null));
        view.put("migrations", sources.list(claim.key().account(), claim.key().domain()).stream()
                .map(this::migration).toList());
        return view;
    }

    private Map<String, @Nullable Object> migration(Source source) {
        var mailbox = new MailboxKey(source.account(), source.mailbox());
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("source", SourceJson.source(source));
        view.put("passes", passes.latest(mailbox, MOST_PASSES).stream().map(SourceJson::pass).toList());
        return view;
    }

    private static Map<String, @Nullable Object> mailbox(Mailbox mailbox) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("address", mailbox.address());
        view.put("quota", mailbox.quota());
        view.put("aliases", mailbox.aliases().stream().sorted().toList());
        view.put("createdAt", mailbox.createdAt());
        return view;
    }
}
