<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AlertsList</name>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>%n alert</numerusform>
            <numerusform>%n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bars</name>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message numerus="yes">
        <source>%n member(s) read it</source>
        <translation>
            <numerusform>%n member reads it</numerusform>
            <numerusform>%n members read it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Checkpoints</name>
    <message numerus="yes">
        <source>%n witness(es)</source>
        <translation>
            <numerusform>%n witness</numerusform>
            <numerusform>%n witnesses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckpointsPanel</name>
    <message numerus="yes">
        <source>%n entry(ies) that no checkpoint covers yet.</source>
        <translation>
            <numerusform>%n entry that no checkpoint covers yet.</numerusform>
            <numerusform>%n entries that no checkpoint covers yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CopyPart</name>
    <message numerus="yes">
        <source>%n group(s) are not as they were shown: {groups}.</source>
        <translation>
            <numerusform>%n group is not as it was shown: {groups}.</numerusform>
            <numerusform>%n groups are not as they were shown: {groups}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EvidenceTab</name>
    <message numerus="yes">
        <source>%n file(s) are reserved for other members.</source>
        <translation>
            <numerusform>%n file is reserved for other members.</numerusform>
            <numerusform>%n files are reserved for other members.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) do not match what was recorded, and are not shown.</source>
        <translation>
            <numerusform>%n file does not match what was recorded, and is not shown.</numerusform>
            <numerusform>%n files do not match what was recorded, and are not shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsTab</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundersPart</name>
    <message numerus="yes">
        <source>%n person(s) still to accept</source>
        <translation>
            <numerusform>%n person still to accept</numerusform>
            <numerusform>%n people still to accept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HealthPart</name>
    <message numerus="yes">
        <source>%n entry(ies) since then</source>
        <translation>
            <numerusform>%n entry since then</numerusform>
            <numerusform>%n entries since then</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hub</name>
    <message numerus="yes">
        <source>%n entry(ies) pending</source>
        <translation>
            <numerusform>%n entry pending</numerusform>
            <numerusform>%n entries pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not sealed yet</source>
        <translation>
            <numerusform>%n not sealed yet</numerusform>
            <numerusform>%n not sealed yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message numerus="yes">
        <source>%n earlier one(s) stand on their tabs</source>
        <translation>
            <numerusform>%n earlier one stands on its tab</numerusform>
            <numerusform>%n earlier ones stand on their tabs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n matter(s) wait for an act of yours.</source>
        <translation>
            <numerusform>%n matter waits for an act of yours.</numerusform>
            <numerusform>%n matters wait for an act of yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message numerus="yes">
        <source>%n answer(s) missing</source>
        <translation>
            <numerusform>%n answer missing</numerusform>
            <numerusform>%n answers missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
</TS>
