package dev.mxonramp.testkit.name;

import dev.mxonramp.domain.name.Idna;

class ListedIdnaTest implements IdnaContract {
    @Override
    public Idna idna() {
        return new ListedIdna(LABELS);
    }
}
