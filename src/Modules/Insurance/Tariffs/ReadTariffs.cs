using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Insurance.Tariffs;

/// <summary>A version of a tariff.</summary>
/// <param name="Hash">SHA-256 of the tariff's canonical bytes.</param>
/// <param name="ApprovedBy">Null: only proposed, so nothing is rated by it.</param>
sealed record TariffView(
    Id<TariffVersion> Id, Id<Organisation> Insurer, Tariff Tariff, string Hash, Id<User> ProposedBy,
    DateTimeOffset ProposedAt, Id<User>? ApprovedBy, DateTimeOffset? ApprovedAt)
{
    internal static TariffView Of(TariffRow row, TariffApprovalRow? approval) => new(
        row.Id, row.Organisation, row.Tariff, row.Hash, row.By, row.At, approval?.By, approval?.At);
}

/// <summary>The versions that the caller may see, newest first.</summary>
static class ReadTariffs
{
    internal static async Task<Ok<Page<TariffView>>> Get(
        int? limit, string? after, House house, CancellationToken cancel)
    {
        var page = await house.Set<TariffRow>().AsNoTracking().ToPage(t => t.Id, new(limit, after), cancel);
        var shown = page.Items.Select(t => t.Id).ToList();
        var approvals = await house.Set<TariffApprovalRow>().AsNoTracking()
            .Where(a => shown.Contains(a.Tariff)).ToDictionaryAsync(a => a.Tariff, cancel);
        return TypedResults.Ok(page.Select(t => TariffView.Of(t, approvals.GetValueOrDefault(t.Id))));
    }
}
