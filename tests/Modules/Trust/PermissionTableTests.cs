using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using System.Runtime.CompilerServices;
using System.Text;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The one table of who may do what, and the guard that asks it.</summary>
public sealed class PermissionTableTests
{
    static readonly Role[] Signable = [.. Enum.GetValues<Role>().Where(role => role != Role.House)];

    static readonly string[] Reading =
        ["Read", "Quote", "Verify"]; // a settlement quote and a verification change nothing

    [Fact]
    public void Every_permission_has_a_row_and_somebody_has_it()
    {
        Assert.Equal(Enum.GetValues<Permission>().Order(), Permissions.Table.Keys.Order());
        Assert.All(Permissions.Table.Values, roles => Assert.NotEmpty(roles));
    }

    [Fact]
    public void A_regulator_writes_nothing_but_his_own_password() => Assert.All(
        Enum.GetValues<Permission>().Where(p => Role.Regulator.Has(p) && p != Permission.PasswordChange),
        permission => Assert.Contains(Reading, word => permission.ToString().Contains(word, StringComparison.Ordinal)));

    [Fact]
    public void A_regulator_reads_nothing_sensitive() => Assert.False(Role.Regulator.Has(Permission.SensitiveRead));

    [Theory]
    [InlineData(Permission.ApplicationCreate, Permission.ApplicationDecide)] // who sells does not approve
    [InlineData(Permission.ApplicationDecide, Permission.PayoutConfirm)] // who approves does not pay out
    [InlineData(Permission.PaymentReceive, Permission.DocumentSign)] // who books does not sign for the customer
    [InlineData(Permission.UserManage, Permission.LedgerPost)] // who gives access does not post
    public void No_role_does_both(Permission one, Permission other) =>
        Assert.DoesNotContain(Signable, role => role.Has(one) && role.Has(other));

    [Fact]
    public void The_guard_denies_what_says_nothing()
    {
        Assert.All(Signable, role => Assert.Equal("trust.not_permitted", Guard.Decide(null, role, ended: false)?.Code));
        Assert.Equal("trust.not_signed_in", Guard.Decide(null, null, ended: false)?.Code);
    }

    [Fact]
    public void The_guard_asks_for_any_one_of_the_permissions()
    {
        var access = new Access([Permission.PaymentReceive, Permission.PaymentPay]);

        Assert.Null(Guard.Decide(access, Role.Customer, ended: false));
        Assert.Null(Guard.Decide(access, Role.Servicing, ended: false));
        Assert.Equal("trust.not_permitted", Guard.Decide(access, Role.Dealer, ended: false)?.Code);
        Assert.Equal("trust.not_signed_in", Guard.Decide(access, null, ended: false)?.Code);
        Assert.Equal("trust.session_ended", Guard.Decide(access, null, ended: true)?.Code);
        Assert.Null(Guard.Decide(new([]), null, ended: true));
    }

    [Fact]
    public void An_endpoint_without_a_word_is_named()
    {
        var open = new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/a"), 0,
            new EndpointMetadataCollection(new Access([])), "open");
        var silent = new RouteEndpoint(
            _ => Task.CompletedTask, RoutePatternFactory.Parse("/b"), 0, EndpointMetadataCollection.Empty, "silent");

        Assert.Equal(["silent"], GuardCheck.Unguarded([open, silent]));
    }

    /// <summary>The page is written from the table. Set WHEELHOUSE_WRITE=1 to write it anew.</summary>
    [Fact]
    public void The_page_in_the_reference_says_what_the_table_says()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/reference/permissions.md");
        if (Environment.GetEnvironmentVariable("WHEELHOUSE_WRITE") == "1")
        {
            File.WriteAllText(file, Page());
        }

        Assert.Equal(Page(), File.ReadAllText(file));
    }

    static string Page()
    {
        var page = new StringBuilder(
            """
            # Permissions

            Who may do what, made from the one table in `src/Modules/Trust/Access/Permissions.cs`. It says nothing of
            whose records: everybody sees those of the own organisation and of deals it is party to, a regulator sees
            all of them. An endpoint that needs none of these is open to everybody.


            """);
        page.Append("| permission |").AppendJoin("", Signable.Select(role => $" {role} |")).Append('\n');
        page.Append("|---|").AppendJoin("", Signable.Select(_ => ":-:|")).Append('\n');
        foreach (var permission in Enum.GetValues<Permission>())
        {
            page.Append($"| {permission} |")
                .AppendJoin("", Signable.Select(role => role.Has(permission) ? " ● |" : "  |")).Append('\n');
        }

        return page.ToString();
    }

    static string Here([CallerFilePath] string here = "") => here;
}
