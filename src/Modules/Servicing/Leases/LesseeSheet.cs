using Microsoft.AspNetCore.Http;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Servicing.Leases;

/// <summary>The lessee's own figures of a lease (IFRS 16.22-38), for its accountant.</summary>
static class LesseeSheet
{
    static readonly Sheet<LesseeRow> Sheet =
        new Sheet<LesseeRow>("lessee-figures", new("承租人使用权资产与租赁负债", "Right-of-use asset and lease liability"))
            .Day("自", "From", r => r.From)
            .Day("至", "Through", r => r.Through)
            .Money("期初负债", "Liability", r => r.Liability)
            .Money("利息", "Interest", r => r.Interest)
            .Money("付款", "Payment", r => r.Payment)
            .Money("期末负债", "Liability after", r => r.LiabilityAfter)
            .Money("期初使用权资产", "Right of use", r => r.RightOfUse)
            .Money("折旧", "Depreciation", r => r.Depreciation)
            .Money("期末使用权资产", "Right of use after", r => r.RightOfUseAfter);

    /// <param name="borrowing">The lessee's incremental borrowing rate a year, as in 0.06; the rate implicit in the
    /// lease when absent.</param>
    /// <param name="usefulLifeMonths">Of the car, where the lessee will own it; ten years when absent.</param>
    internal static async Task<IResult> Export(
        Id<Agreement> agreement, decimal? borrowing, int? usefulLifeMonths, string? lang, Reader reader,
        CancellationToken cancel)
    {
        var found = (await reader.Today(agreement, cancel)).Then(account => account is LeaseAccount lease
            ? Figures(lease, borrowing, usefulLifeMonths)
            : Agreements.OtherFamily(account.Contract));
        return found.Match<IResult>(figures => Sheet.Answer(figures.Rows, lang), refusal => refusal.ToProblem());
    }

    static Outcome<LesseeFigures> Figures(LeaseAccount lease, decimal? borrowing, int? usefulLifeMonths) =>
        borrowing is < 0 or > 10 || usefulLifeMonths is < 1 or > 600
            ? new Refusal(
                "servicing.lessee_figures_out_of_range",
                "Give the borrowing rate as a fraction a year from 0 to 10, and the useful life as 1 to 600 months.",
                RefusalKind.Invalid)
            : LesseeFigures.Of(lease.Terms, new(
                borrowing is { } rate ? new Rate(rate) : null, UsefulLifeMonths: usefulLifeMonths ?? 120));
}
