using Microsoft.EntityFrameworkCore;
using System.Reflection;
using System.Runtime.CompilerServices;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Architecture.Tests;

/// <summary>What a module shows: its class, facts, ids, commands, what they answer, interfaces. Everything else is
/// its own business.</summary>
public sealed class PublicFaceTests
{
    /// <summary>Classes with behaviour that are public all the same, and why.</summary>
    static readonly Dictionary<string, string> Objects = new(StringComparer.Ordinal)
    {
        ["Wheelhouse.Trust.KeyRing"] = "hosts open it from a folder, and the command line rotates its keys",
    };

    /// <summary>What only the tests of the whole house need, and why.</summary>
    static readonly Dictionary<string, string> ForTests = new(StringComparer.Ordinal)
    {
        ["Wheelhouse.Servicing.INightStep"] = "a night with a step of the test's own",
        ["Wheelhouse.Servicing.NightSteps"] = "the same",
        ["Wheelhouse.Trust.Permissions"] = "every endpoint is walked by every role against this table",
    };

    /// <summary>How records are kept and answers are sent is no part of a face.</summary>
    static readonly string[] Hidden = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore"];

    [Fact]
    public void Every_module_shows_one_module_class() => Assert.All(
        Faces.Modules, module => Assert.Single(
            module.Value.GetExportedTypes(), type => type.IsAssignableTo(typeof(IModule))
                && type.Name == $"{module.Key}Module"));

    [Fact]
    public void What_is_public_is_a_value_an_interface_a_name_or_functions() => None(
        from type in Faces.Public
        where !(IsValue(type) || type.IsInterface || IsName(type) || IsFunctions(type)
            || type.IsAssignableTo(typeof(IModule)) || Objects.ContainsKey(type.FullName!))
        select $"{type} is a class with behaviour: make it internal, and show an interface");

    [Fact]
    public void Values_do_not_change() => None(
        from type in Faces.Public
        where IsValue(type)
        from property in type.GetProperties()
        where property.SetMethod is { IsPublic: true } set
            && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type}.{property.Name} can be set after the value was made; write init");

    [Fact]
    public void Nothing_of_the_storage_is_public() => None(
        from type in Faces.Public
        where type.Name.EndsWith("Row", StringComparison.Ordinal) && IsStored(type)
            || type.GetInterfaces().Any(i => i.IsGenericType
                && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
        select $"{type} is a row; what others may see of it is a card or a view");

    [Fact]
    public void No_signature_shows_the_database_or_the_web() => None(
        from type in Faces.Public
        where !type.IsAssignableTo(typeof(IModule)) && !IsRegistration(type)
        from shown in Faces.Shown(type)
        where Hidden.Any(space => shown.Namespace?.StartsWith(space, StringComparison.Ordinal) == true)
        select $"{type} shows {shown}");

    [Fact]
    public void Every_public_type_says_what_it_is() => None(
        from module in Faces.Modules.Values
        let documented = Faces.Documented(module)
        from type in module.GetExportedTypes()
        where !documented.Contains($"T:{type.FullName!.Replace('+', '.')}")
        select $"{type} has no summary");

    /// <summary>Ids, commands, facts and what goes over the wire are the face itself; everything else is public because
    /// somebody outside needs it, or because one of these shows it.</summary>
    [Fact]
    public void Nothing_is_public_that_nobody_outside_needs()
    {
        var used = Faces.UsedElsewhere();
        var needed = new HashSet<Type>();
        var ours = Faces.Public.ToHashSet();
        var asked = ours.Where(
            type => used.Contains(type.FullName!) || type.IsAssignableTo(typeof(IFact)) || IsName(type)
                || type.IsAssignableTo(typeof(IModule)) || ForTests.ContainsKey(type.FullName!));
        var waiting = new Queue<Type>(asked.Concat(Faces.Commands).Concat(Faces.OnTheWire));
        while (waiting.TryDequeue(out var type))
        {
            if (ours.Contains(type) && needed.Add(type))
            {
                foreach (var shown in Faces.Shown(type))
                {
                    waiting.Enqueue(shown);
                }
            }
        }

        None(ours.Except(needed).Select(type => $"{type} is public, and nobody outside its module needs it"));
    }

    static bool IsValue(Type type) => type.IsEnum || type.IsValueType || type.GetMethod("<Clone>$") is not null;

    static bool IsName(Type type) => type.IsAssignableTo(typeof(INamed));

    static bool IsFunctions(Type type) => type is { IsAbstract: true, IsSealed: true };

    /// <summary>Puts something into a host: the only functions that know one.</summary>
    static bool IsRegistration(Type type) => IsFunctions(type)
        && type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .All(m => m.IsDefined(typeof(ExtensionAttribute)));

    static bool IsStored(Type type) => type.IsAssignableTo(typeof(IOwned)) || type.IsAssignableTo(typeof(IVersioned));

    static void None(IEnumerable<string> wrong)
    {
        var all = string.Join('\n', wrong.Order(StringComparer.Ordinal));
        Assert.True(all.Length == 0, all);
    }
}
