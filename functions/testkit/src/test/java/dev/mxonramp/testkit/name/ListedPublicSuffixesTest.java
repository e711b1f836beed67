package dev.mxonramp.testkit.name;

import dev.mxonramp.domain.name.PublicSuffixes;

class ListedPublicSuffixesTest implements PublicSuffixesContract {
    @Override
    public PublicSuffixes suffixes() {
        return ListedPublicSuffixes.usual();
    }
}
