package cn.tongxinqiao.engine;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts our guards, history, unit isolation and rule recorder into the engine before it starts. */
@Configuration(proxyBeanMethods = false)
class EngineSetup {

    @Bean
    static Clock clock(@Value("${tongxinqiao.zone:Asia/Shanghai}") ZoneId zone) {
        return new EngineClock(zone);
    }

    @Bean
    static ProcessEnginePlugin caseworkPlugin(
            TaskDoor door,
            TaskTitles titles,
            TaskWatches watches,
            DraftGuard drafts,
            ModelGate gate,
            ActsWatch acts,
            DeploymentWatch deployments,
            ApplicationContext application) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl configuration) {
                DeskTaskService tasks = new DeskTaskService(door, acts);
                configuration.setTaskService(tasks);
                configuration.setFormService(new DeskFormService(door, tasks));
                configuration.setCustomHistoryLevels(List.of(new CaseworkHistory()));
                configuration.setHistoryEventHandler(acts);
                configuration.setTenantIdProvider(new UnitTenants());
                configuration.setResourceAuthorizationProvider(new PersonalGrants());
                configuration.setDmnEngineConfiguration(recordingDmn());
                configuration.setCustomPreDeployers(List.of(gate));
                configuration.setCustomPostDeployers(List.of(drafts, deployments));
                Map<Object, Object> steps = new ModelSteps(gate.beans(), application);
                configuration.setBeans(steps);
                configuration.setExpressionManager(
                        new GuardedExpressions(steps, gate.limits().maxExpression()));
                configuration.setScriptEngineResolver(new NoScripts());
                configuration.setFailedJobCommandFactory(new MovedTimers());
                configuration.setCustomPostBPMNParseListeners(
                        with(titles, with(watches, configuration.getCustomPostBPMNParseListeners())));
            }
        };
    }

    /** The engine goes on adding to the list. */
    private static List<BpmnParseListener> with(BpmnParseListener ours, List<BpmnParseListener> others) {
        List<BpmnParseListener> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(ours);
        return all;
    }

    private static DefaultDmnEngineConfiguration recordingDmn() {
        DefaultDmnEngineConfiguration dmn = new DefaultDmnEngineConfiguration();
        dmn.getCustomPostDecisionTableEvaluationListeners().add(DecisionTables::remember);
        dmn.setFeelEngineFactory(new GuardedFeel());
        return dmn;
    }
}
