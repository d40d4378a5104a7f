using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>Turns outcomes into HTTP answers; refusals become RFC 9457 problem details.</summary>
public static class Answers
{
    public static Results<Ok<T>, ProblemHttpResult> ToAnswer<T>(this Outcome<T> outcome) =>
        outcome.Match<Results<Ok<T>, ProblemHttpResult>>(done => TypedResults.Ok(done), refusal => refusal.ToProblem());

    /// <summary>A page of HTML in UTF-8, as it was stored.</summary>
    public static Results<Utf8ContentHttpResult, ProblemHttpResult> ToPage(this Outcome<byte[]> html) =>
        html.Match<Results<Utf8ContentHttpResult, ProblemHttpResult>>(
            page => TypedResults.Text(page, "text/html; charset=utf-8"), refusal => refusal.ToProblem());

    /// <summary>A page on paper, as a file to be taken away.</summary>
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Answer(
        this IPdfPrinter printer, string html, string name, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(printer);
        return (await printer.Print(html, cancel)).Match<Results<FileContentHttpResult, ProblemHttpResult>>(
            pdf => TypedResults.File(pdf, "application/pdf", name), unprinted => unprinted.ToProblem());
    }

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
