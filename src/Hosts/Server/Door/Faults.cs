using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Server.Door;

/// <summary>Turns what went wrong before or inside an endpoint into problem details.</summary>
/// <remarks>Details of a fault stay in the log.</remarks>
sealed partial class Faults(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var (status, refusal) = Explain(exception, Body(httpContext));
        httpContext.Response.StatusCode = status;
        var problem = refusal.ToProblem().ProblemDetails;
        problem.Status = status;
        return await problems.TryWriteAsync(new()
        {
            HttpContext = httpContext,
            ProblemDetails = problem,
            Exception = exception,
        });
    }

    /// <summary>The status and the refusal that say as much of an exception as its sender may know.</summary>
    internal static (int Status, Refusal Refusal) Explain(Exception exception, Type? body) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } =>
            (StatusCodes.Status400BadRequest, JsonTrouble.Explain(json, body)),
        BadHttpRequestException
        {
            StatusCode: StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType,
        } bad => (bad.StatusCode, Bare(bad.StatusCode)),
        BadHttpRequestException bad => (StatusCodes.Status400BadRequest, Parameter(bad.Message)),
        _ => (StatusCodes.Status500InternalServerError, new(
            "platform.fault",
            "Something failed on our side and nothing was half written; repeat it with the same Idempotency-Key, "
            + "and tell the operator the trace id if it goes on.")),
    };

    /// <summary>Gives every problem a type, a code and a trace id, also the ones that no code of ours wrote.</summary>
    internal static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var refusal = Bare(problem.Status ?? context.HttpContext.Response.StatusCode);
            (problem.Type, problem.Title, problem.Detail) = ($"/problems/{refusal.Code}", "Refused", refusal.Sentence);
            problem.Extensions["code"] = refusal.Code;
            problem.Extensions["values"] = new Dictionary<string, string>();
        }

        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
    }

    /// <summary>What the endpoint reads its body as.</summary>
    /// <remarks>The handler of exceptions has an endpoint of its own, so the first one is asked.</remarks>
    static Type? Body(HttpContext context) =>
        (context.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? context.GetEndpoint())?
            .Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    static Refusal Bare(int status) => status switch
    {
        StatusCodes.Status404NotFound => new(
            "platform.no_such_path", "There is nothing at this address; see /openapi/v1.json for what there is.",
            RefusalKind.NotFound),
        StatusCodes.Status405MethodNotAllowed => new(
            "platform.no_such_method", "This address does not take this method; see /openapi/v1.json.",
            RefusalKind.Invalid),
        StatusCodes.Status413PayloadTooLarge => new(
            "platform.body_too_large", "Send at most 1 MB in one request; split what you send.", RefusalKind.Invalid),
        StatusCodes.Status415UnsupportedMediaType => new(
            "platform.not_json", "Send the body as application/json in UTF-8.", RefusalKind.Invalid),
        StatusCodes.Status429TooManyRequests => new(
            "platform.too_many_requests", "Wait a minute before you try again.", RefusalKind.Conflict),
        _ => new(
            "platform.fault", "The request could not be answered; tell the operator the trace id.",
            RefusalKind.Conflict),
    };

    static Refusal Parameter(string message)
    {
        var name = ParameterName().Match(message).Groups["name"].Value;
        return name.Length > 0 && name != "body"
            ? new(
                "platform.parameter_malformed", $"The parameter '{name}' is missing or is not of its form; correct it.",
                RefusalKind.Invalid, new RefusalValue("parameter", name))
            : new("platform.request_malformed", "The request needs a body of JSON; send one.", RefusalKind.Invalid);
    }

    // ASP.NET says: Failed to bind parameter "DateOnly on" from "x",
    // or: Required parameter "DateOnly on" was not provided
    [GeneratedRegex("parameter \"[^\"]*?(?<name>[A-Za-z]+)\"")]
    private static partial Regex ParameterName();
}
