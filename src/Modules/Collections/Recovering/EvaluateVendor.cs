using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Ordering;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;

namespace Wheelhouse.Collections.Recovering;

/// <summary>A vendor as a desk reads it.</summary>
/// <param name="Score">0 to 100, of the last evaluation.</param>
/// <param name="Figures">What its orders said then.</param>
sealed record VendorCard(
    Id<Vendor> Id, string Name, DateOnly? EvaluatedOn, int? Score, VendorFigures? Figures, long Version) : IHasVersion
{
    internal static VendorCard Of(VendorRow row, long version) =>
        new(row.Id, row.Name, row.EvaluatedOn, row.Score, row.Figures, version);
}

/// <summary>A lender takes a vendor on; before its first evaluation no order goes to it.</summary>
sealed record AddVendor(string Name)
{
    internal sealed class Handler(House house, Caller caller, IWork work, TimeProvider clock)
        : IHandle<AddVendor, VendorCard>
    {
        public Task<Outcome<VendorCard>> Handle(AddVendor command, CancellationToken cancel)
        {
            if (command.Name?.Trim().Length is null or 0 or > 80)
            {
                return Task.FromResult<Outcome<VendorCard>>(new Refusal(
                    "collections.vendor_nameless", "Name the vendor in 1 to 80 characters.", RefusalKind.Invalid));
            }

            var row = new VendorRow
            {
                Id = Id<Vendor>.New(clock),
                Organisation = caller.Actor.Organisation,
                Name = command.Name.Trim(),
            };
            work.About(row.Id.ToString());
            house.Add(row);
            return Task.FromResult<Outcome<VendorCard>>(VendorCard.Of(row, row.Version));
        }
    }

    internal static Task<Results<Ok<VendorCard>, ProblemHttpResult>> Post(
        AddVendor body, Desk desk, CancellationToken cancel) => desk.Send<AddVendor, VendorCard>(body, cancel);

    /// <summary>The lender's vendors, newest first.</summary>
    internal static async Task<Ok<Page<VendorCard>>> Get(
        int? limit, string? after, House house, CancellationToken cancel)
    {
        var page = await house.Set<VendorRow>().AsNoTracking().ToPage(v => v.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(v => VendorCard.Of(v, v.Version)));
    }

    internal static async Task<IResult> Export(string? lang, House house, CancellationToken cancel) =>
        CaseSheets.Vendors.Answer(
            await Paging.All(async page => (await house.Set<VendorRow>().AsNoTracking()
                .ToPage(v => v.Id, page, cancel)).Select(v => VendorCard.Of(v, v.Version))),
            lang);
}

/// <summary>A vendor is evaluated, as it must be every year (R-COL-04).</summary>
/// <param name="Score">0 to 100.</param>
sealed record EvaluateVendor(Id<Vendor> Vendor, int Score, long? Seen = null)
{
    internal static readonly Refusal Unknown = new(
        "collections.no_such_vendor", "There is no such vendor; choose one of the list.", RefusalKind.NotFound);

    /// <summary>Nobody works for the lender who was not evaluated of late (R-COL-04).</summary>
    /// <param name="evaluatedOn">Null: never.</param>
    internal static Refusal? CheckEvaluated(DateOnly? evaluatedOn, DateOnly today, IRuleBook rules)
    {
        var good = decimal.ToInt32(rules.On(today).Single(r => r.Id == "R-COL-04").Parameter!.Value);
        return evaluatedOn?.AddDays(good) >= today
            ? null
            : new(
                "collections.vendor_not_evaluated",
                $"The vendor was not evaluated in the last {good} days; evaluate it first.",
                RefusalKind.Conflict, new RefusalValue("days", $"{good}"));
    }

    internal sealed class Handler(House house, IBusinessDays days, Caller caller, IWork work)
        : IHandle<EvaluateVendor, VendorCard>
    {
        public async Task<Outcome<VendorCard>> Handle(EvaluateVendor command, CancellationToken cancel)
        {
            work.About(command.Vendor.ToString());
            var row = await house.Set<VendorRow>().FirstOrDefaultAsync(v => v.Id == command.Vendor, cancel);
            if (row is null)
            {
                return Unknown;
            }

            if (Versions.Check(row, command.Seen) is { } stale)
            {
                return stale;
            }

            if (command.Score is < 0 or > 100)
            {
                return new Refusal(
                    "collections.vendor_score", "Give the evaluation as a score of 0 to 100.", RefusalKind.Invalid);
            }

            var today = await days.Of(caller.Actor.Organisation, cancel);
            (row.EvaluatedOn, row.Score, row.EvaluatedBy) = (today, command.Score, caller.Actor.User);
            row.Figures = await VendorFigures.Of(house, row.Id, today, cancel);
            return VendorCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(int Score);

    internal static Task<Results<Ok<VendorCard>, ProblemHttpResult>> Post(
        Id<Vendor> vendor, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<EvaluateVendor, VendorCard>(new(vendor, body.Score, desk.IfMatch), cancel);
}
