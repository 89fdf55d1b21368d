package cn.tongxinqiao.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.support.BeanNameGenerator;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.stereotype.Component;

/**
 * The program steps a model may name: the delegates and listeners in the rooms' {@code process} packages, and nothing else
 * that runs in the application.
 */
final class ModelBeans {

    private static final String PROCESS_PACKAGES = "cn.tongxinqiao.*.process";

    /** Where a step may stand. */
    enum Kind {
        DELEGATE("自动环节", JavaDelegate.class),
        EXECUTION_LISTENER("流程监听", ExecutionListener.class),
        TASK_LISTENER("待办监听", TaskListener.class);

        private final String words;
        private final Class<?> type;

        Kind(String words, Class<?> type) {
            this.words = words;
            this.type = type;
        }

        String words() {
            return words;
        }
    }

    private final Map<String, Kind> kinds;

    private ModelBeans(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    /** Looks for them among the classes, so that a program without an application context knows them too. */
    static ModelBeans ofTheHouse() {
        Map<String, Kind> found = new TreeMap<>();
        BeanNameGenerator names = AnnotationBeanNameGenerator.INSTANCE;
        SimpleBeanDefinitionRegistry registry = new SimpleBeanDefinitionRegistry();
        for (Kind kind : Kind.values()) {
            ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(true);
            scan.resetFilters(false);
            TypeFilter ofKind = new AssignableTypeFilter(kind.type);
            scan.addIncludeFilter(
                    (reader, factory) -> reader.getAnnotationMetadata().hasAnnotation(Component.class.getName())
                            && ofKind.match(reader, factory));
            scan.findCandidateComponents(PROCESS_PACKAGES)
                    .forEach(bean -> found.put(names.generateBeanName(bean, registry), kind));
        }
        return new ModelBeans(found);
    }

    Optional<Kind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    Iterable<String> names() {
        return kinds.keySet();
    }
}
