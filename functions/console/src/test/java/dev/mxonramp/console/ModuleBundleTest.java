package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleBundleTest {
    private static String join(Map<String, String> modules) {
        return ModuleBundle.join("a/main.js", path -> {
            String text = modules.get(path);
            if (text == null) {
                throw new IllegalStateException("no module " + path);
            }
            return text;
        }, path -> "/" + path);
    }

    @Test
    void modulesBecomeFunctionsInTheOrderOfTheirNeeds() {
        String joined = join(Map.of("a/main.js",
                "import { x as y, z } from '../b.js';\nimport { html } from '../vendor/lib.js';\ny(z, html);\n",
                "b.js", "import { html } from './vendor/lib.js';\nexport const z = html;\nexport function x() {}\n"));
        assertEquals("""
                import * as v0 from '/vendor/lib.js';
                'use strict';
                const m1 = (() => {
                const { html } = v0;
                const z = html;
                function x() {}
                return { z, x };
                })();
                const m2 = (() => {
                const { x: y, z } = m1;
                const { html } = v0;
                y(z, html);
                })();
                """, joined);
    }

    @Test
    void moduleThatIsNeededTwiceIsThereOnce() {
        String joined = join(Map.of("a/main.js", "import { b } from './b.js';\nimport { c } from './c.js';\n",
                "a/b.js", "import { c } from './c.js';\nexport const b = c;\n", "a/c.js", "export const c = 1;\n"));
        assertEquals(2, joined.split("const c = 1;", -1).length);
        assertTrue(joined.indexOf("const c = 1;") < joined.indexOf("const b = c;"));
    }

    @Test
    void circleIsRefused() {
        var circle = Map.of("a/main.js", "import { b } from './b.js';\n", "a/b.js",
                "import { main } from './main.js';\nexport const b = main;\n");
        assertTrue(String.valueOf(assertThrows(IllegalArgumentException.class, () -> join(circle)).getMessage())
                .contains("circle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"import x from './b.js';\n", "import * as x from './b.js';\n", "import './b.js';\n",
            "export default 1;\n", "export let x = 1;\n", "export { x };\n", "import { x } from \"./b.js\";\n",
            "import { x } from 'https://elsewhere.example/b.js';\n", "import { x } from 'b';\n"})
    void formThatCannotBeJoinedIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> join(Map.of("a/main.js", text, "a/b.js", "")));
    }
}
