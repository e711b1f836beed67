package dev.mxonramp.signup;

import dev.mxonramp.domain.account.BearerToken;
import dev.mxonramp.domain.account.BearerToken.Scope;
import dev.mxonramp.domain.account.SignIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Bearer tokens as the API shows them. */
final class TokenViews {
    private TokenViews() {}

    /** A token with its secret, shown once. */
    static Map<String, @Nullable Object> issued(SignIn.Issued issued) {
        Map<String, @Nullable Object> view = listed(issued.token());
        view.put("token", issued.secret());
        return view;
    }

    static Map<String, @Nullable Object> listed(BearerToken token) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", token.id());
        view.put("kind", token.kind());
        view.put("label", token.label());
        view.put("scopes", scopes(token));
        view.put("createdAt", token.createdAt());
        view.put("expiresAt", token.expiresAt());
        return view;
    }

    /** The scopes' API names: {@code read}, {@code write}. */
    static List<String> scopes(BearerToken token) {
        return new TreeSet<>(token.scopes()).stream().map(TokenViews::name).toList();
    }

    static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
