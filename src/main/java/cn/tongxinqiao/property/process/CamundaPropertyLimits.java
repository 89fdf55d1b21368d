package cn.tongxinqiao.property.process;

import cn.tongxinqiao.calendar.Limit;
import cn.tongxinqiao.engine.DecisionTables;
import cn.tongxinqiao.property.PropertyLimits;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the deployed table. */
@Component
class CamundaPropertyLimits implements PropertyLimits {

    static final String TABLE = "property-limit";

    private final DecisionTables tables;

    CamundaPropertyLimits(DecisionTables tables) {
        this.tables = tables;
    }

    @Override
    public Limit limit(Step step, LocalDate date) {
        return Limit.parse(value(step, Kind.LIMIT, date));
    }

    @Override
    public Period period(Step step, LocalDate date) {
        return Period.parse(value(step, Kind.PERIOD, date));
    }

    @Override
    public BigDecimal figure(Step step, LocalDate date) {
        return new BigDecimal(value(step, Kind.FIGURE, date));
    }

    private String value(Step step, Kind kind, LocalDate date) {
        if (step.kind() != kind) {
            throw new IllegalArgumentException(step + " is no " + kind);
        }
        return tables.evaluate(TABLE, Map.of("step", step.name(), "date", date)).text("value");
    }
}
