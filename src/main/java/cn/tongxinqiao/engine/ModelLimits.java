package cn.tongxinqiao.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large a model may be.
 *
 * @param maxFile bytes of one file
 * @param maxFiles files of one deployment
 * @param maxDepth levels of elements in each other
 * @param maxElements elements of one file
 * @param maxText characters of one attribute or text
 * @param maxExpression characters of one expression
 * @param maxInstances how many instances of an activity a written number may ask for
 * @param shortestCycle how often a repeating timer may fire
 */
@ConfigurationProperties("tongxinqiao.models.limits")
record ModelLimits(
        @DefaultValue("1MB") DataSize maxFile,
        @DefaultValue("300") int maxFiles,
        @DefaultValue("60") int maxDepth,
        @DefaultValue("5000") int maxElements,
        @DefaultValue("4000") int maxText,
        @DefaultValue("500") int maxExpression,
        @DefaultValue("100") int maxInstances,
        @DefaultValue("1m") Duration shortestCycle) {

    /** The limits of a program without settings. */
    static ModelLimits defaults() {
        return new ModelLimits(DataSize.ofMegabytes(1), 300, 60, 5000, 4000, 500, 100, Duration.ofMinutes(1));
    }
}
