package cn.tongxinqiao.engine;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.impl.transform.DmnTransformException;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.oplog.UserOperationLogContextEntryBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.MeterLogManager;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.model.xml.ModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Answers every error of the engine's REST API and of the web apps as a problem document. A person's mistake is a 4xx with a
 * Chinese sentence; what is ours is a 500 that tells nothing about our insides.
 */
public class EngineErrors implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);
    private static final MediaType PROBLEM = MediaType.valueOf("application/problem+json");
    private static final int FIRST = 1;
    private static final Pattern MISSING_PARAMETER = Pattern.compile("\\w+ is null");
    private static final String SYNTAX_ERROR = "42601";
    private static final int MOST_PLACES = 30;
    private static final Pattern QUALIFIED_NAME = Pattern.compile(
            "\\b[a-z]\\w*\\.[a-z]\\w*\\.|Exception|(?i)\\b(?:select|insert into|update|delete from) \\w");
    private static final Pattern NOTHING_THERE = Pattern.compile(
            "Cannot find |\\b[Nn]o (?:deployed )?\\w+(?: \\w+){0,2} found (?:for|with) |(?:doesn't exist|not found): \\w+ is null");
    /** The engine says no in plain words of its own: what was asked for is not possible as things stand. */
    private static final Finding NOT_NOW = new Finding(400, "引擎没有接受这项操作：现在不能这样做，或参数不对。");

    @Override
    public Response toResponse(Throwable thrown) {
        if (thrown instanceof WebApplicationException web && web.getResponse().hasEntity()) {
            return web.getResponse();
        }
        Finding finding = find(thrown);
        if (finding.status() >= 500) {
            LOG.error("引擎接口出错", thrown);
        } else if (finding == NOT_NOW) {
            LOG.warn("引擎没有接受一次调用", thrown);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title(finding.status()));
        body.put("status", finding.status());
        body.put("detail", finding.detail());
        // The web apps read this key.
        body.put("message", finding.detail());
        return Response.status(finding.status()).type(PROBLEM).entity(body).build();
    }

    private static Finding find(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            Finding finding = match(cause);
            if (finding != null) {
                return finding;
            }
        }
        if (thrown instanceof WebApplicationException web) {
            return new Finding(
                    web.getResponse().getStatus(), title(web.getResponse().getStatus()));
        }
        return rest(thrown);
    }

    private static Throwable next(Throwable cause) {
        return cause.getCause() == cause ? null : cause.getCause();
    }

    private static Finding match(Throwable cause) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
        if (declared != null) {
            return new Finding(declared.code().value(), cause.getMessage());
        }
        if (cause instanceof ErrorResponse response) {
            return new Finding(
                    response.getStatusCode().value(), response.getBody().getDetail());
        }
        if (cause instanceof TaskAlreadyClaimedException) {
            return new Finding(409, "这项任务已被他人认领，请刷新列表。");
        }
        if (EngineFaults.isOvertaken(cause)) {
            return new Finding(409, "这项任务刚刚被他人更改，请刷新后再试。");
        }
        if (cause instanceof ConcurrencyFailureException) {
            return new Finding(409, "有人正在同时办理，请稍后再试。");
        }
        if (cause instanceof ParseException parse) {
            return new Finding(422, places(parse));
        }
        if (cause instanceof ModelException || cause instanceof DmnTransformException) {
            return new Finding(400, "文件不是有效的模型，没有部署任何内容。");
        }
        if (isAboutNothing(cause)) {
            return new Finding(404, "没有找到，可能已经办结，或不属于您的单位。");
        }
        if (cause instanceof BadUserRequestException) {
            return new Finding(400, sentence(400, cause.getMessage()));
        }
        if (cause instanceof AuthorizationException) {
            return new Finding(403, "您没有这项操作的权限。");
        }
        if (cause.getMessage() != null && cause.getMessage().contains("belongs to no authenticated tenant")) {
            return new Finding(404, "没有找到，或不属于您的单位。");
        }
        if (cause instanceof NotFoundException) {
            return new Finding(404, "没有找到，可能已经办结。");
        }
        return null;
    }

    /** Where the engine's own parser stumbled; what it says about it is English and full of the standard's words. */
    private static String places(ParseException parse) {
        return parse.getResorceReports().stream()
                .flatMap(report -> report.getErrors().stream()
                        .map(error -> ModelObjections.quoted(report.getResourceName()) + " 第" + error.getLine() + "行"
                                + (error.getMainElementId() == null
                                        ? ""
                                        : " “" + ModelObjections.quoted(error.getMainElementId()) + "”")))
                .distinct()
                .limit(MOST_PLACES)
                .collect(Collectors.joining("；", "没有部署，引擎认为这些地方画得不对，请用 Camunda Modeler 打开检查：", "。"));
    }

    private static Finding rest(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            if (cause instanceof RestException rest) {
                if (rest.getStatus().getStatusCode() < 500) {
                    return new Finding(
                            rest.getStatus().getStatusCode(),
                            sentence(rest.getStatus().getStatusCode(), rest.getMessage()));
                }
                if (next(cause) == null) {
                    return new Finding(400, sentence(400, rest.getMessage()));
                }
            }
            if (cause instanceof JsonProcessingException) {
                return new Finding(400, "请求内容不是有效的 JSON，或字段类型不对。");
            }
            if (cause instanceof NullPointerException && isOfRestLayer(cause)) {
                return new Finding(400, "缺少请求内容，或缺少必要的字段。");
            }
            if (isMissingParameter(cause) || isUnreadableQuestion(cause)) {
                return NOT_NOW;
            }
            if (cause.getClass() == ProcessEngineException.class && next(cause) == null) {
                return NOT_NOW;
            }
        }
        return new Finding(500, "系统内部出错，已记录，请稍后再试或联系管理员。");
    }

    /**
     * The engine has no one type for "there is none of this id": what tells it from a missing parameter are its words, and
     * some of its commands go on with the null they found: a task's form, the metrics that are switched off.
     */
    private static boolean isAboutNothing(Throwable cause) {
        if (cause instanceof ProcessEngineException || cause instanceof RestException) {
            return cause.getMessage() != null
                    && NOTHING_THERE.matcher(cause.getMessage()).find();
        }
        return cause instanceof NullPointerException
                && (isOfClass(cause, AuthorizationCommandChecker.class)
                        || isOfClass(cause, MeterLogManager.class)
                        || isOfClass(cause, UserOperationLogContextEntryBuilder.class));
    }

    /** One word of what is missing is a parameter; a sentence is about a model or a case that leads nowhere. */
    private static boolean isMissingParameter(Throwable cause) {
        return cause instanceof NullValueException
                && MISSING_PARAMETER.matcher(String.valueOf(cause.getMessage())).matches();
    }

    /** The engine writes some questions that ask for the same thing in two ways as a sentence no database understands. */
    private static boolean isUnreadableQuestion(Throwable cause) {
        return cause instanceof SQLException sql && SYNTAX_ERROR.equals(sql.getSQLState());
    }

    private static boolean isOfClass(Throwable cause, Class<?> type) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(type.getName());
    }

    /** The engine's REST layer reads fields of a body without asking whether they, or the body, are there. */
    private static boolean isOfRestLayer(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0
                && trace[0].getClassName()
                        .startsWith(RestException.class.getPackageName().replace(".exception", ""));
    }

    /** The engine's own words help whoever writes a client, but only as long as they tell nothing of our insides. */
    private static String sentence(int status, String words) {
        if (status == 404) {
            return "没有找到，可能已经办结，或不属于您的单位。";
        }
        boolean harmless = words != null
                && !words.isBlank()
                && !QUALIFIED_NAME.matcher(words).find();
        return title(status) + (harmless ? "：" + words : "，参数或字段的取值不对。");
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "请求有误";
            case 401 -> "请先登录";
            case 403 -> "没有权限";
            case 404 -> "没有找到";
            case 405 -> "不支持这种操作";
            case 409 -> "与他人的操作冲突";
            case 415 -> "不支持的内容类型";
            case 422 -> "提交的内容不符合要求";
            default -> status >= 500 ? "系统出错" : "请求未能完成";
        };
    }

    /**
     * Jersey brings a mapper of its own for this type. The nearest one is asked, and of two equally near ones the one of
     * higher priority: without it, chance decides.
     */
    @Priority(FIRST)
    public static final class BrokenJson implements ExceptionMapper<JsonParseException> {

        @Override
        public Response toResponse(JsonParseException thrown) {
            return new EngineErrors().toResponse(thrown);
        }
    }

    /** As above, for JSON that does not fit. */
    @Priority(FIRST)
    public static final class MisfittingJson implements ExceptionMapper<JsonMappingException> {

        @Override
        public Response toResponse(JsonMappingException thrown) {
            return new EngineErrors().toResponse(thrown);
        }
    }

    private record Finding(int status, String detail) {}
}
