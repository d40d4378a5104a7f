using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>Turns outcomes into HTTP answers; refusals become RFC 9457 problem details.</summary>
public static class Answers
{
    public static Results<Ok<T>, ProblemHttpResult> ToAnswer<T>(this Outcome<T> outcome) =>
        outcome.Match<Results<Ok<T>, ProblemHttpResult>>(done => TypedResults.Ok(done), refusal => refusal.ToProblem());

    /// <summary>Type <c>/problems/{code}</c>, the sentence as detail, its figures by name for translation.</summary>
    public static ProblemHttpResult ToProblem(this Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return TypedResults.Problem(
            type: $"/problems/{refusal.Code}",
            title: "Refused",
            detail: refusal.Sentence,
            statusCode: Status(refusal.Kind),
            extensions: new Dictionary<string, object?>
            {
                ["code"] = refusal.Code,
                ["values"] = refusal.Values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
            });
    }

    static int Status(RefusalKind kind) => kind switch
    {
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
    };
}
