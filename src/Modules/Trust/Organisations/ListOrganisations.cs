using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The organisations of the house, newest first. People are no part of it: they are nobody's list.</summary>
static class ListOrganisations
{
    internal static async Task<Ok<Page<OrganisationCard>>> Get(
        House house, Word<OrganisationKind>? kind, int? limit, string? after, CancellationToken cancel) =>
        TypedResults.Ok((await Of(house, kind?.Value)
            .ToPage(o => o.Id, new(limit, after), cancel)).Select(o => o.ToCard()));

    static IQueryable<OrganisationRow> Of(House house, OrganisationKind? kind) =>
        house.Set<OrganisationRow>().AsNoTracking()
            .Where(o => o.Kind != OrganisationKind.Person && (kind == null || o.Kind == kind));
}
