using System.Collections.Frozen;
using System.Text;

namespace Bridge.Core.Model.Names;

/// <summary>Letters of other alphabets, and signs, that a reader takes for a Latin letter; those that normalizing does not fold.</summary>
/// <remarks>Source: Unicode Technical Standard 39 (confusables), the rows whose skeleton is one letter from a to z; chosen by hand.</remarks>
internal static class LookAlikes
{
    private static readonly FrozenDictionary<int, char> _letters = Make();

    /// <summary>Finds the Latin letter that a character looks like.</summary>
    /// <param name="rune">The character, in its compatibility form, upper or lower case.</param>
    /// <param name="letter">The letter from a to z.</param>
    /// <returns>True when there is one.</returns>
    public static bool TryFind(Rune rune, out char letter) => _letters.TryGetValue(rune.Value, out letter);

    private static FrozenDictionary<int, char> Make()
    {
        var letters = new Dictionary<int, char>();

        // Cyrillic
        AddPairs("аa бb вb гr дd еe ёe зe иn йn јj кk мm нh оo пn рp сc тt уy хx ьb ъb яr єe іi їi ґr ѕs ԁd һh ӏl ԛq ԝw ѡw ѵv қk ӄk әe ғf ҁc ҽe цu шw");
        AddPairs("АA ВB СC ЕE НH ІI ЈJ КK МM ОO РP ЅS ТT УY ХX ҮY ԌG ԚQ ԜW ѴV ЗE ЬB ГR ПN ИN ЯR ӀL БB ЁE ЇI ДD");

        // Greek: a capital eta is an H, a small one an n.
        AddPairs("αa βb γy δd εe ζz ηn θo ιi κk λl μm νv οo πn ρp ςc σo τt υu χx ωw");
        AddPairs("ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ΣE ΛA ΔD ϲc ϳj ϵe ϹC ͿJ");

        // Armenian
        AddPairs("աw գq զq ըn հh յj ոn ռn սu ւi օo ցg քp լl եt ՕO ՏS ՍU ԼL ՈN");

        // Latin letters that do not decompose: strokes, hooks, small capitals, phonetic forms.
        AddPairs("ıi łl øo đd ħh ŧt ƀb ɓb ƃb ƈc ɗd ɖd ɛe ǝe əe ɘe ɇe ƒf ɠg ɡg ǥg ɢg ʛg ɦh ɨi ɩi ɪi ȷj ɉj ʝj ĸk ƙk ƚl ɫl ɬl ʟl ɱm ɯm ɲn ŋn ƞn ɴn ɵo ƥp ɋq ɍr ɾr ɹr ʀr ɽr ʂs ƭt ʈt ʉu ʋv ʌv ʍw ʏy ɏy ƴy ƶz ȥz ʐz ɑa ɐa");
        AddPairs("ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ʜh ᴊj ᴋk ᴍm ᴏo ᴘp ꞯq ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz ᴉi ᴑo ᵹg ᶃg");
        AddPairs("ŁL ØO ĐD ĦH ŦT ɃB ƁB ƇC ƊD ƉD ƐE ƎE ƏE ɆE ƑF ƓG ǤG ƗI ƖI ɈJ ƘK ȽL ⱢL ⱮM ƝN ŊN ƟO ƤP ɊQ ɌR ⱤR ƬT ƮT ɄU ƲV ɎY ƳY ƵZ ȤZ");

        // Cherokee, Lisu, Coptic
        AddPairs("Ꭰd Ꭱr Ꭲt Ꭵi Ꭺa Ꭻj Ꭼe Ꮃw Ꮇm Ꮋh Ꮍy Ꮐg Ꮓz Ꮢr Ꮥs Ꮩv Ꮪs Ꮮl Ꮯc Ꮲp Ꮶk Ꮷd Ᏼb");
        AddPairs("ꓐb ꓑp ꓒd ꓓd ꓔt ꓖg ꓗk ꓙj ꓚc ꓜz ꓝf ꓟm ꓠn ꓡl ꓢs ꓣr ꓦv ꓧh ꓪw ꓫx ꓬy ꓮa ꓰe ꓲi ꓳo ꓴu");
        AddPairs("ⲁa ⲃb ⲉe ⲓi ⲕk ⲙm ⲛn ⲟo ⲣp ⲥc ⲧt ⲩy ⲭx Ⲁa Ⲃb Ⲉe Ⲓi Ⲕk Ⲙm Ⲛn Ⲟo Ⲣp Ⲥc Ⲧt Ⲩy Ⲭx");

        AddRow(0x1F130, 26);   // squared
        AddRow(0x1F150, 26);   // negative circled
        AddRow(0x1F170, 26);   // negative squared
        AddRow(0x1F1E6, 26);   // regional indicators
        return letters.ToFrozenDictionary();

        void AddPairs(string pairs)
        {
            foreach (var pair in pairs.Split(' '))
            {
                letters[pair[0]] = char.ToLowerInvariant(pair[1]);
            }
        }

        void AddRow(int first, int count)
        {
            for (var at = 0; at < count; at++)
            {
                letters[first + at] = (char)('a' + at);
            }
        }
    }
}
