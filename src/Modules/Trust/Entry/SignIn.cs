using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using System.Security.Claims;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Signs a person in with a password, and out again.</summary>
sealed class SignIn(
    IDbContextFactory<House> houses, Commands commands, IPasswordHasher<UserRow> hasher, IFieldCipher cipher,
    SignInLimit limit, SessionAnswers answers)
{
    /// <summary>A hash of nothing anybody types: an unknown name takes as long as a known one.</summary>
    static readonly Lazy<string> Nobody = new(
        () => new PasswordHasher<UserRow>().HashPassword(new(), "nobody's password"));

    /// <param name="SignIn">The sign-in name; of a customer, the mobile number.</param>
    internal sealed record Body(string SignIn, string Password);

    internal static async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Post(
        Body body, SignIn signIn, HttpContext context, CancellationToken cancel) =>
        await signIn.Enter(body, context, cancel);

    internal static async Task<Ok<SessionAnswer>> Delete(
        SignIn signIn, Caller caller, HttpContext context, CancellationToken cancel) =>
        await signIn.Leave(caller, context, cancel);

    async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Enter(
        Body body, HttpContext context, CancellationToken cancel)
    {
        if (limit.Refuse(context) is { } tooMany)
        {
            return tooMany;
        }

        var user = await Find(body.SignIn, cancel);
        var right = Verify(user, body.Password);
        if (user is null)
        {
            return OpenSession.WrongPassword.Unauthorised();
        }

        var by = right ? SignInBy.RightPassword : SignInBy.WrongPassword;
        return await Open(user, by, context, cancel);
    }

    internal async Task<Results<Ok<SessionAnswer>, ProblemHttpResult>> Open(
        UserRow user, SignInBy by, HttpContext context, CancellationToken cancel)
    {
        var outcome = await commands.Run<OpenSession, OpenSession.Result>(
            Actor.OfHouse(user.Organisation), new(user.Name, by), key: null, cancel);
        if ((outcome.Refused ?? outcome.Value.Refusal) is { } refusal)
        {
            return refusal.Unauthorised();
        }

        var principal = Doors.Principal(user.ToActor(), outcome.Value.Session!.Value);
        await context.SignInAsync(Doors.Cookie, principal);
        context.User = principal;
        return TypedResults.Ok(await answers.Of(user.ToActor(), context, cancel));
    }

    async Task<Ok<SessionAnswer>> Leave(Caller caller, HttpContext context, CancellationToken cancel)
    {
        if (caller.IsKnown
            && Id<Session>.TryParse(context.User.FindFirstValue(Doors.SessionClaim), null, out var session))
        {
            await commands.Run<CloseSession, Unit>(caller.Actor, new(session), key: null, cancel);
        }

        await context.SignOutAsync(Doors.Cookie);
        context.User = new();
        return TypedResults.Ok(await answers.Of(null, context, cancel));
    }

    async Task<UserRow?> Find(string signIn, CancellationToken cancel)
    {
        await using var house = await houses.CreateDbContextAsync(cancel);
        var users = house.Set<UserRow>().IgnoreQueryFilters().AsNoTracking();
        var name = signIn.Trim();
        if (MobileNumber.IsOne(name))
        {
            var index = cipher.BlindIndex(MobileNumber.Field, name);
            return await users.FirstOrDefaultAsync(u => u.PhoneIndex == index, cancel);
        }

        var normal = UserRow.Normal(name);
        return await users.FirstOrDefaultAsync(u => u.NormalizedUserName == normal, cancel);
    }

    bool Verify(UserRow? user, string password) =>
        hasher.VerifyHashedPassword(user ?? new(), user?.PasswordHash ?? Nobody.Value, password)
            is not PasswordVerificationResult.Failed
        && user?.PasswordHash is not null;
}
