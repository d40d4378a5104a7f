using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Who the browser is to the house.</summary>
/// <param name="CsrfToken">Send it as X-CSRF-TOKEN with every write; null when signed out.</param>
/// <param name="Demo">Whether people may take a role without a password; the data are made up.</param>
/// <param name="BusinessDate">The day the organisation's books are on.</param>
sealed record SessionAnswer(
    bool SignedIn, SessionAnswer.UserCard? User, OrganisationCard? Organisation, Role? Role, string? CsrfToken,
    bool Demo, DateOnly BusinessDate, IReadOnlyList<string> Languages)
{
    internal sealed record UserCard(Id<User> Id, Text Name, string SignIn);
}

sealed class SessionAnswers(
    IDbContextFactory<House> houses, IBusinessDays days, IAntiforgery forgery, TrustSettings settings)
{
    static readonly string[] Languages = ["zh-CN", "en"];

    internal static async Task<Ok<SessionAnswer>> Get(
        SessionAnswers answers, Caller caller, HttpContext context, CancellationToken cancel) =>
        TypedResults.Ok(await answers.Of(caller.IsKnown ? caller.Actor : null, context, cancel));

    internal async Task<SessionAnswer> Of(Actor? actor, HttpContext context, CancellationToken cancel)
    {
        var today = await days.Of(actor?.Organisation ?? default, cancel);
        if (actor is null)
        {
            return new(false, null, null, null, null, settings.Demo, today, Languages);
        }

        await using var house = await houses.CreateDbContextAsync(cancel);
        house.Enter(actor);
        var user = await house.Set<UserRow>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == actor.User.Value, cancel);
        var organisation = await house.Set<OrganisationRow>().FindAsync([actor.Organisation], cancel);
        return new(
            true,
            user is null ? null : new(actor.User, new(user.NameZh, user.NameEn), user.UserName!),
            organisation?.ToCard(), actor.Role, forgery.GetAndStoreTokens(context).RequestToken,
            settings.Demo, today, Languages);
    }
}
