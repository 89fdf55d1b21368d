package cn.tongxinqiao.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAppCachingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/lib/deps.js",
                "/camunda/lib/runtime.js",
                "/camunda/app/tasklist/camunda-tasklist-bootstrap.js",
                "/camunda/app/cockpit/camunda-cockpit-bootstrap.css"
            })
    void keepsWhatTheEngineShipsForGood(String path) {
        assertThat(WebAppCaching.keep(path, "7.24.0")).contains("immutable");
    }

    /** Ours carry the engine's version too, and change without it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/app/tasklist/scripts/config.js",
                "/camunda/app/tasklist/custom/notices.js",
                "/camunda/app/tongxinqiao/house.js",
                "/camunda/app/tasklist/styles/user-styles.css",
                "/camunda/app/tasklist/locales/zh.json",
                "/camunda/app/tasklist/default/",
                "/camunda/favicon.ico"
            })
    void asksForWhatMayChange(String path) {
        assertThat(WebAppCaching.keep(path, "7.24.0")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({"7.23.0", ","})
    void asksForAnotherVersion(String bust) {
        assertThat(WebAppCaching.keep("/camunda/lib/deps.js", bust)).isEqualTo("no-cache");
    }
}
