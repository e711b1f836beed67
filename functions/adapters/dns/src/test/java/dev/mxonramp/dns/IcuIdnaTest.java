package dev.mxonramp.dns;

import dev.mxonramp.domain.name.Idna;
import dev.mxonramp.testkit.name.IdnaContract;

class IcuIdnaTest implements IdnaContract {
    @Override
    public Idna idna() {
        return new IcuIdna();
    }
}
