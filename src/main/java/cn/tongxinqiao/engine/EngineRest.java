package cn.tongxinqiao.engine;

import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonMappingExceptionHandler;
import org.camunda.bpm.engine.rest.exception.JsonParseExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our error answers in place of the engine's, in its REST API and in the web apps alike. */
@Configuration(proxyBeanMethods = false)
class EngineRest {

    @Bean
    static BeanFactoryPostProcessor engineErrorAnswers() {
        return beans -> {
            Set<Class<?>> providers = CamundaRestResources.getConfigurationClasses();
            providers.remove(ExceptionHandler.class);
            providers.remove(RestExceptionHandler.class);
            providers.remove(ProcessEngineExceptionHandler.class);
            providers.remove(JsonMappingExceptionHandler.class);
            providers.remove(JsonParseExceptionHandler.class);
            providers.add(EngineErrors.class);
            providers.add(EngineErrors.BrokenJson.class);
            providers.add(EngineErrors.MisfittingJson.class);
        };
    }
}
