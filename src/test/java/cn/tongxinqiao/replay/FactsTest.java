package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final int CASES = 600;

    @Test
    void giveTheSharesOfTiersByTheShippedTable() throws IOException {
        DmnEngine engine =
                DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
        Map<Object, Long> tiers;
        try (InputStream table = Files.newInputStream(Path.of("processes/request-tier.dmn"))) {
            DmnDecision decision = engine.parseDecision("request-tier", table);
            tiers = IntStream.range(0, CASES)
                    .mapToObj(i -> engine.evaluateDecisionTable(decision, inputs(new Dice("case " + i)))
                            .getFirstResult()
                            .getEntry("tier"))
                    .collect(Collectors.groupingBy(tier -> tier, Collectors.counting()));
        }
        assertThat(tiers.get("MINOR") / (double) CASES).isCloseTo(0.88, within(0.03));
        assertThat(tiers.get("HARD") / (double) CASES).isCloseTo(0.09, within(0.03));
        assertThat(tiers.get("MAJOR") / (double) CASES).isCloseTo(0.03, within(0.015));
    }

    private static Map<String, Object> inputs(Dice dice) {
        Map<String, Object> inputs = new HashMap<>(Facts.of(dice));
        inputs.put("estCost", new BigDecimal(inputs.get("estCost").toString()));
        inputs.put("category", "ENV");
        return inputs;
    }

    @Test
    void areTheSameAtEveryRun() {
        assertThat(Facts.of(new Dice("a"))).isEqualTo(Facts.of(new Dice("a")));
    }
}
