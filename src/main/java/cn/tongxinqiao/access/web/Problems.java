package cn.tongxinqiao.access.web;

import cn.tongxinqiao.access.FaultsNamed;
import cn.tongxinqiao.engine.EngineFaults;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.server.ResponseStatusException;

/** Turns exceptions into problem documents (RFC 9457) whose sentences are for people and tell nothing of our insides. */
final class Problems {

    private static final String ROOMS = "cn.tongxinqiao.";
    private static final String TYPE = "urn:tongxinqiao:problem:";
    /** Who hands in thousands of wrong lines learns enough from the first. */
    private static final int MOST_LISTED = 100;

    private static final Map<Integer, String> TITLES = titles();

    private Problems() {}

    static ProblemDetail of(HttpStatusCode status, String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(TITLES.getOrDefault(status.value(), status.is5xxServerError() ? "系统出错" : "请求未能完成"));
        problem.setDetail(detail == null ? defaultDetail(status) : detail);
        return problem;
    }

    static ProblemDetail of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            ResponseStatus declared =
                    AnnotatedElementUtils.findMergedAnnotation(cause.getClass(), ResponseStatus.class);
            if (declared != null && cause.getClass().getName().startsWith(ROOMS)) {
                ProblemDetail problem = of(declared.code(), cause.getMessage());
                problem.setType(URI.create(TYPE + kebab(cause.getClass().getSimpleName())));
                if (cause instanceof FaultsNamed named) {
                    problem.setProperty(
                            "errors", named.faults().stream().limit(MOST_LISTED).toList());
                }
                return problem;
            }
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return of(HttpStatus.BAD_REQUEST, unreadable(unreadable.getCause()));
        }
        if (thrown instanceof ConstraintViolationException violations) {
            return invalid(violations.getConstraintViolations().stream()
                    .map(violation -> new Fault(lastOf(violation), violation.getMessage()))
                    .toList());
        }
        if (thrown instanceof BindException binding) {
            return invalid(binding.getAllErrors().stream().map(Problems::fault).toList());
        }
        if (thrown instanceof HandlerMethodValidationException method) {
            return invalid(method.getParameterValidationResults().stream()
                    .flatMap(result -> result.getResolvableErrors().stream()
                            .map(error -> new Fault(
                                    error instanceof FieldError field
                                            ? field.getField()
                                            : result.getMethodParameter().getParameterName(),
                                    error.getDefaultMessage())))
                    .toList());
        }
        if (thrown instanceof ErrorResponse response) {
            return of(response.getStatusCode(), sentence(thrown));
        }
        if (thrown instanceof MultipartException) {
            return of(HttpStatus.BAD_REQUEST, "上传的内容不完整，或格式不对。");
        }
        if (thrown instanceof RequestRejectedException) {
            return of(HttpStatus.BAD_REQUEST, PlainPaths.MISLEADING);
        }
        if (thrown instanceof TypeMismatchException) {
            return of(HttpStatus.BAD_REQUEST, sentence(thrown));
        }
        if (thrown instanceof ConcurrencyFailureException) {
            return of(HttpStatus.CONFLICT, null);
        }
        if (thrown instanceof DataIntegrityViolationException violation) {
            return isConflict(violation)
                    ? of(HttpStatus.CONFLICT, null)
                    : of(HttpStatus.UNPROCESSABLE_ENTITY, "提交的内容太长，或含有不能保存的字符。");
        }
        return EngineFaults.of(thrown)
                .map(fault -> of(fault.status(), fault.detail()))
                .orElseGet(() -> of(HttpStatus.INTERNAL_SERVER_ERROR, null));
    }

    private static ProblemDetail invalid(List<Fault> faults) {
        ProblemDetail problem = of(
                HttpStatus.BAD_REQUEST,
                faults.stream()
                        .map(fault ->
                                fault.field() == null ? fault.message() : "字段“" + fault.field() + "”" + fault.message())
                        .sorted()
                        .collect(Collectors.joining("；", "", "。")));
        problem.setProperty("errors", faults);
        return problem;
    }

    private static String sentence(Throwable thrown) {
        if (thrown instanceof ResponseStatusException chosen) {
            return chosen.getReason();
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return "缺少参数“" + missing.getParameterName() + "”。";
        }
        if (thrown instanceof MissingServletRequestPartException missing) {
            return "缺少“" + missing.getRequestPartName() + "”这一部分。";
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return "参数“" + mismatch.getName() + "”的格式不对。";
        }
        if (thrown instanceof MaxUploadSizeExceededException) {
            return "上传的文件太大。";
        }
        return null;
    }

    private static String unreadable(Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "不认识的字段“" + path(unknown) + "”。";
        }
        if (cause instanceof InvalidFormatException invalid
                && invalid.getTargetType().isEnum()) {
            return "字段“" + path(invalid) + "”只能是"
                    + Arrays.stream(invalid.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining("、"))
                    + "之一。";
        }
        if (cause instanceof StreamReadException broken) {
            return "请求内容不是有效的 JSON" + place(broken) + "。";
        }
        if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return "字段“" + path(mapping) + "”的类型或取值不对。";
        }
        return cause instanceof JsonProcessingException ? "请求内容的结构不对。" : "缺少请求内容，或请求内容不可读。";
    }

    private static String place(JsonProcessingException broken) {
        return broken.getLocation() == null
                ? ""
                : "（第 " + broken.getLocation().getLineNr() + " 行，第 "
                        + broken.getLocation().getColumnNr() + " 列）";
    }

    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static Fault fault(ObjectError error) {
        String message = error.getDefaultMessage();
        if (error instanceof FieldError field) {
            return new Fault(field.getField(), field.isBindingFailure() ? "的格式不对" : message);
        }
        return new Fault(null, message);
    }

    private static String lastOf(ConstraintViolation<?> violation) {
        String last = null;
        for (Path.Node node : violation.getPropertyPath()) {
            last = node.getName();
        }
        return last;
    }

    /** SQL state class 23 is a clash with what is stored; class 22 is a value that does not fit its column. */
    private static boolean isConflict(DataIntegrityViolationException violation) {
        return !(NestedExceptionUtils.getMostSpecificCause(violation) instanceof SQLException sql)
                || sql.getSQLState() == null
                || !sql.getSQLState().startsWith("22");
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String defaultDetail(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "请求的格式不对。";
            case 401 -> "请先登录。";
            case 403 -> "您的账号没有这项权限。";
            case 404 -> "没有找到您要的内容。";
            case 405 -> "这个地址不支持这种操作。";
            case 406 -> "不能按要求的格式返回内容。";
            case 409 -> "内容与已有的重复，或刚刚被他人更改，请刷新后再试。";
            case 413 -> "提交的内容太大。";
            case 415 -> "不支持的内容类型，请用 application/json。";
            case 429 -> "请求太频繁，请稍后再试。";
            default -> status.is5xxServerError() ? "系统内部出错，已记录，请稍后再试或联系管理员。" : "请求未能完成。";
        };
    }

    private static Map<Integer, String> titles() {
        Map<Integer, String> titles = new LinkedHashMap<>();
        titles.put(400, "请求有误");
        titles.put(401, "请先登录");
        titles.put(403, "没有权限");
        titles.put(404, "没有找到");
        titles.put(405, "不支持这种操作");
        titles.put(406, "不支持的返回格式");
        titles.put(409, "与已有内容冲突");
        titles.put(413, "内容太大");
        titles.put(415, "不支持的内容类型");
        titles.put(422, "提交的内容不符合要求");
        titles.put(429, "请求太频繁");
        return titles;
    }

    /**
     * What is wrong with one field.
     *
     * @param field the field, null when it is the whole
     * @param message what is wrong, in Chinese
     */
    record Fault(String field, String message) {}
}
