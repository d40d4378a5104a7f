using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Insurance.Policies;

/// <summary>Policies the caller may see.</summary>
sealed class PolicyFiles(
    House house, TariffsInForce tariffs, IConsents consents, IBusinessDays days, IWork work)
{
    internal static readonly Refusal Unknown = new(
        "insurance.no_such_policy", "There is no such policy; open it from the list.", RefusalKind.NotFound);

    internal static readonly Refusal Over = new("insurance.policy_over", "This policy has ended.");

    static readonly Sheet<PolicyCard> Export = new Sheet<PolicyCard>("policies", new("保单", "Policies"))
        .Text("保单号", "Number", p => p.Number)
        .Text("车架号", "VIN", p => p.Vin)
        .Text("车牌", "Plate", p => p.Plate)
        .Text("状态", "State", p => p.State.ToString())
        .Text("计费方式", "Basis", p => p.Basis.ToString())
        .Day("起保", "Start", p => p.Start)
        .Day("止保", "End", p => p.End)
        .Money("保费", "Premium", p => p.Premium);

    /// <summary>A policy to be changed.</summary>
    internal async Task<Outcome<PolicyRow>> Open(Id<Policy> policy, long? seen, CancellationToken cancel)
    {
        work.About(policy.ToString());
        var row = await house.Set<PolicyRow>().FirstOrDefaultAsync(p => p.Id == policy, cancel);
        return row is null ? Unknown : Versions.Check(row, seen) is { } stale ? stale : row;
    }

    /// <summary>The first day that no settled month holds.</summary>
    internal async Task<DateOnly> Settled(PolicyRow policy, CancellationToken cancel)
    {
        var last = await house.Set<MonthRow>().AsNoTracking().Where(m => m.Policy == policy.Id)
            .OrderByDescending(m => m.Month).FirstOrDefaultAsync(cancel);
        return last?.Month.AddMonths(1) ?? policy.Start;
    }

    internal async Task<Tariff> Tariff(PolicyRow policy, CancellationToken cancel) =>
        (await tariffs.Of(policy.Tariff, cancel)).Tariff;

    internal async Task<Outcome<HeldPolicy>> View(Id<Policy> policy, CancellationToken cancel)
    {
        var row = await house.Set<PolicyRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == policy, cancel);
        if (row is null)
        {
            return Unknown;
        }

        var (today, tariff) = (await days.Of(row.Organisation, cancel), await Tariff(row, cancel));
        var charges = await house.Set<ChargeRow>().AsNoTracking().Where(c => c.Policy == policy)
            .OrderBy(c => c.Due).ThenBy(c => c.Id).ToListAsync(cancel);
        var months = await house.Set<MonthRow>().AsNoTracking().Where(m => m.Policy == policy)
            .OrderByDescending(m => m.Month).ToListAsync(cancel);
        var renewal = await house.Set<QuoteRow>().AsNoTracking().FirstOrDefaultAsync(q => q.Renews == policy, cancel);
        return new HeldPolicy(
            PolicyCard.Of(row, row.Version), today, row.Course.Earned(today < row.End ? today : row.End),
            await consents.Holds(row.Customer!.Value, row.Organisation, Purpose.UsageBasedInsurance, cancel),
            tariff.IsDemonstration, row.Covers, charges.ConvertAll(ChargeCard.Of),
            months.ConvertAll(m => m.Bill), renewal?.Id, row.Version);
    }

    internal static async Task<Results<Ok<HeldPolicy>, ProblemHttpResult>> Get(
        Id<Policy> policy, PolicyFiles files, Desk desk, CancellationToken cancel) =>
        desk.Tagged(await files.View(policy, cancel)).ToAnswer();

    /// <summary>The policies the caller made or has, newest first.</summary>
    internal static async Task<Ok<Page<PolicyCard>>> List(
        int? limit, string? after, House house, CancellationToken cancel) =>
        TypedResults.Ok(await Read(house, new(limit, after), cancel));

    internal static async Task<IResult> GetExport(House house, string? lang, CancellationToken cancel) =>
        Export.Answer(await Paging.All(page => Read(house, page, cancel)), lang);

    static async Task<Page<PolicyCard>> Read(House house, PageRequest request, CancellationToken cancel) =>
        (await house.Set<PolicyRow>().AsNoTracking().ToPage(p => p.Id, request, cancel))
            .Select(p => PolicyCard.Of(p, p.Version));
}
