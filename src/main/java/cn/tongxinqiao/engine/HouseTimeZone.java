package cn.tongxinqiao.engine;

import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;

/** Sets the JVM's zone, which the engine writes its dates in, before anything reads it. */
class HouseTimeZone implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        TimeZone.setDefault(TimeZone.getTimeZone(environment.getProperty("tongxinqiao.zone", "Asia/Shanghai")));
    }
}
