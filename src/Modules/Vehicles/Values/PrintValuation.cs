using Microsoft.AspNetCore.Http;
using Wheelhouse.Platform;

namespace Wheelhouse.Vehicles.Values;

/// <summary>In which form a valuation report is taken away.</summary>
public enum ReportFormat
{
    Html,
    Pdf,
}

/// <summary>The valuation report of a car: as a page, or printed.</summary>
static class PrintValuation
{
    internal static async Task<IResult> Get(
        [AsParameters] ValueCar.Asked asked, Word<ReportFormat>? format, string? lang, Caller caller,
        IBusinessDays days, IPdfPrinter printer, CancellationToken cancel)
    {
        var view = ValueCar.Decide(asked, await days.Of(caller.Actor.Organisation, cancel));
        if (view.Refused is { } refusal)
        {
            return refusal.ToProblem();
        }

        var page = ValuationPage.Render(view.Value, lang);
        if (format?.Value != ReportFormat.Pdf)
        {
            return TypedResults.Text(page, "text/html; charset=utf-8");
        }

        return await printer.Answer(page, $"valuation-{view.Value.On:yyyy-MM-dd}.pdf", cancel);
    }
}
